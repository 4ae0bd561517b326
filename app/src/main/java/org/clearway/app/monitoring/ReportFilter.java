package org.clearway.app.monitoring;

import java.time.LocalDate;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What a list of reports is narrowed to; every part but the moment may be missing.
 *
 * @param division a division code: it and all below
 * @param doubtful only reports with confirmed doubts
 * @param panel    code of a panel
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
        AsOf asOf) {

    public static ReportFilter ofEnterprise(long enterprise, AsOf asOf) {
        return new ReportFilter(null, null, enterprise, null, null, null, false, null, asOf);
    }
}
