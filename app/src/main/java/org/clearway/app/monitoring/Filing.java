package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report to be filed.
 *
 * @param basedOn   the version that the reporter saw; 0 or null when there was none
 * @param why       the reason of a correction
 * @param confirmed doubts that the reporter was shown and stands by
 */
public record Filing(
        long siteId,
        LocalDate day,
        ReportValues values,
        @Nullable Integer basedOn,
        @Nullable String why,
        Set<String> confirmed) {}
