package org.clearway.app.monitoring.indicator;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a series.
 *
 * @param period     first day of the period
 * @param value      null when it cannot be told: no report, or a division by zero
 * @param missing    reports that are missing on that day and in no denominator; 0 for an imported value
 * @param releasedAt null for what is computed from reports
 * @param revision   1 for the first; above it the value was revised
 */
public record Point(
        LocalDate period,
        @Nullable Double value,
        long missing,
        @Nullable Instant releasedAt,
        @Nullable String source,
        @Nullable String note,
        int revision) {

    static Point computed(LocalDate period, double value, long missing) {
        return new Point(period, Double.isNaN(value) ? null : value, missing, null, null, null, 1);
    }
}
