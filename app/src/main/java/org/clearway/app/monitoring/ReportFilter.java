package org.clearway.app.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What a list of reports is narrowed to; every part but the moment may be missing.
 *
 * @param division a division code: it and all below
 * @param doubtful only reports with confirmed doubts
 * @param panel    code of a panel
 * @param since    only what was received after it
 * @param newly    only sites that reported the day before and did not stand still then
 */
public record ReportFilter(
        @Nullable LocalDate day,
        @Nullable String division,
        @Nullable Long enterprise,
        @Nullable Long site,
        @Nullable State state,
        @Nullable Blocker blocker,
        boolean doubtful,
        @Nullable String panel,
        AsOf asOf,
        @Nullable Instant since,
        boolean newly) {

    public ReportFilter(
            @Nullable LocalDate day,
            @Nullable String division,
            @Nullable Long enterprise,
            @Nullable Long site,
            @Nullable State state,
            @Nullable Blocker blocker,
            boolean doubtful,
            @Nullable String panel,
            AsOf asOf) {
        this(day, division, enterprise, site, state, blocker, doubtful, panel, asOf, null, false);
    }

    /** What came in after a moment; and, when {@code only} is set, of sites that did not stand still the day before. */
    public ReportFilter changed(@Nullable Instant moment, boolean only) {
        return new ReportFilter(day, division, enterprise, site, state, blocker, doubtful, panel, asOf, moment, only);
    }

    public static ReportFilter ofEnterprise(long enterprise, AsOf asOf) {
        return new ReportFilter(null, null, enterprise, null, null, null, false, null, asOf);
    }
}
