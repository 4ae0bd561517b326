package org.clearway.app.whitelist;

import java.time.LocalDate;

/**
 * A projection held against what came.
 *
 * @param listed       on the list on {@code from}
 * @param projected    of these, those that were to be left on {@code to}, between {@code low} and {@code high}
 * @param actual       of these, those that were left
 * @param errorPercent projected minus actual, in percent of what was listed at the beginning
 */
public record BackTest(
        LocalDate from,
        LocalDate to,
        long listed,
        double projected,
        double low,
        double high,
        long actual,
        double errorPercent) {

    static BackTest of(Projection projection, LocalDate to, long actual) {
        long listed = projection.entries().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Projection.Left left = projection.leftOn(to);
        double error = listed == 0 ? 0 : 100.0 * (left.entries() - (double) actual) / (double) listed;
        return new BackTest(projection.day(), to, listed, left.entries(), left.low(), left.high(), actual, error);
    }

    /** Whether what came lies in the band that was told. */
    public boolean held() {
        return (double) actual >= low - 1 && (double) actual <= high + 1;
    }
}
