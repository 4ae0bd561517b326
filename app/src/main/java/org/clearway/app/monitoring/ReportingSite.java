package org.clearway.app.monitoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A site that is expected to report each day.
 *
 * @param baseRoll staff on the roll on the base day, which returned staff are held against
 * @param validTo  the last day, null while it goes on
 */
public record ReportingSite(
        long siteId,
        long enterpriseId,
        String division,
        String industry,
        int baseRoll,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
