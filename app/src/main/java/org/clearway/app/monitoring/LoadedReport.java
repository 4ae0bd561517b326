package org.clearway.app.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a report as a first load brings it; amounts are cut to one decimal.
 *
 * @param electricityMwh negative when there is none
 * @param doubt          one word of {@link Doubts}, or null
 * @param why            the reason of a correction; not null from version 2 on
 * @param supersededAt   null while it holds
 */
public record LoadedReport(
        long siteId,
        long enterpriseId,
        String division,
        LocalDate day,
        int version,
        State state,
        int staffOnRoll,
        int staffOnDuty,
        int staffReturned,
        int baseRoll,
        double utilisation,
        double output10k,
        double normalOutput10k,
        double electricityMwh,
        Blocker blocker,
        @Nullable String doubt,
        @Nullable String why,
        long accountId,
        String reportedBy,
        Instant recordedAt,
        @Nullable Instant supersededAt) {}
