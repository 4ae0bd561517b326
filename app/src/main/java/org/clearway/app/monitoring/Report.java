package org.clearway.app.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the operating report of a site and business day.
 *
 * @param doubts       what was unlikely and the reporter confirmed, as {@link Doubts} names it
 * @param channel      page, sheet, api, paper, scenario
 * @param why          the reason of a correction, null for the first version
 * @param supersededAt null while it holds
 */
public record Report(
        long siteId,
        long enterpriseId,
        String division,
        LocalDate day,
        int version,
        ReportValues values,
        List<String> doubts,
        @Nullable String why,
        String channel,
        String reportedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {}
