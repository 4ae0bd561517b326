package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;

/**
 * When a list is empty if things go on as they went and nothing new is listed.
 *
 * <p>Every entry ends at its own end at the latest: that is known. Before it, entries are removed at the rate of the last 28 days,
 * h = removals / entry-days. After t days there are left: sum over the ends still ahead of entries x (1 - h)^t. The list is empty
 * on the first day with less than half an entry left. The band comes from the count of removals, which is uncertain as a
 * Poisson count is: plus and minus 1.96 of its root; without any removal between none and three (the rule of three).
 *
 * <p>Left out: that removals come in batches, and that what is listed anew begins again. The back-test says what that costs.
 *
 * @param entries    by the day on whose end they end
 * @param removals   of the days looked back at
 * @param entryDays  entries times days in the days looked back at
 */
public record Projection(LocalDate day, SortedMap<LocalDate, Long> entries, long removals, long entryDays) {

    public static final int LOOKED_BACK_DAYS = 28;

    private static final double HALF = 0.5;
    private static final double WIDTH = 1.96;

    /**
     * The day on which the list is empty.
     *
     * @param early if removals were as many as they may have been, {@code late} if as few
     */
    public record Empty(LocalDate day, LocalDate early, LocalDate late) {}

    public double ratePerDay() {
        return rate((double) removals);
    }

    private double rate(double count) {
        return entryDays == 0 ? 0 : Math.clamp(count / (double) entryDays, 0, 1);
    }

    private double highest() {
        return removals == 0 ? 3 : (double) removals + WIDTH * Math.sqrt((double) removals);
    }

    private double lowest() {
        return Math.max(0, (double) removals - WIDTH * Math.sqrt((double) removals));
    }

    /** What is left on a day; today itself all of it. */
    public double leftOn(LocalDate other) {
        return left(other, ratePerDay());
    }

    private double left(LocalDate other, double rate) {
        long days = Math.max(0, ChronoUnit.DAYS.between(day, other));
        double ahead = entries.tailMap(other).values().stream()
                .mapToDouble(Long::doubleValue)
                .sum();
        return ahead * Math.pow(1 - rate, (double) days);
    }

    public Empty empty() {
        return new Empty(emptyDay(ratePerDay()), emptyDay(rate(highest())), emptyDay(rate(lowest())));
    }

    private LocalDate emptyDay(double rate) {
        LocalDate last = entries.isEmpty() ? day : entries.lastKey().plusDays(1);
        LocalDate at = day;
        while (at.isBefore(last) && left(at, rate) >= HALF) {
            at = at.plusDays(1);
        }
        return at;
    }
}
