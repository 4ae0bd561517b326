package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;

/**
 * When a list is empty if things go on as they went and nothing new is listed.
 *
 * <p>An entry ends at its own end at the latest, unless it is extended. Before it, entries are removed at the rate of the last 28
 * days, h = removals / entry-days. Of those that come to their end, the share x of the last 28 days is extended, once, for as long
 * as the list allows. After t days there are left: (entries whose end is ahead + x times those whose end has passed and whose
 * extension runs) x (1 - h)^t. The list is empty on the first day with less than half an entry left.
 *
 * <p>The band. Removals come in batches, so that a hundred of one morning are one happening, not a hundred: what is counted are
 * days. The rate is a ratio of sums over days, and its band plus and minus Student's t at 95 % times the error of such a ratio.
 * Where no day had any, three of the days seen could have had one (the rule of three), and such a day could have taken all. The
 * share that is extended has Wilson's band at 95 %; where nothing has come to its end yet it may be anything from none to all. The
 * early edge takes the highest rate with the lowest share, the late edge the lowest rate with the highest share.
 *
 * <p>Left out: what is listed anew begins again.
 *
 * @param entries     by the day on whose end they end
 * @param past        the days looked back at
 * @param extended    of those that came to their end in these days, {@code lapsed} the others
 * @param longestDays for so long an entry is extended at most
 */
public record Projection(
        LocalDate day,
        SortedMap<LocalDate, Long> entries,
        List<Past> past,
        long extended,
        long lapsed,
        int longestDays) {

    public static final int LOOKED_BACK_DAYS = 28;

    private static final double HALF = 0.5;
    private static final double NORMAL = 1.959964;
    private static final double RULE_OF_THREE = 3;

    /** A day looked back at: how many there were at its beginning, and how many of them were removed. */
    public record Past(long entries, long removals) {}

    /**
     * A day that is projected.
     *
     * @param early if as many go as may, {@code late} if as few
     */
    public record Band(LocalDate day, LocalDate early, LocalDate late) {}

    /** What is projected to be left; {@code low} if as many go as may, {@code high} if as few. */
    public record Left(double entries, double low, double high) {}

    /** How quickly entries go, and how many stay beyond their end. */
    private record Pace(double rate, double share) {}

    public long removals() {
        return past.stream().mapToLong(Past::removals).sum();
    }

    public long entryDays() {
        return past.stream().mapToLong(Past::entries).sum();
    }

    public double ratePerDay() {
        return entryDays() == 0 ? 0 : (double) removals() / (double) entryDays();
    }

    private Pace usual() {
        return new Pace(ratePerDay(), extended == 0 ? 0 : (double) extended / (double) (extended + lapsed));
    }

    private Pace quick() {
        return new Pace(highest(), wilson(-1));
    }

    private Pace slow() {
        return new Pace(removals() == 0 ? 0 : Math.max(0, ratePerDay() - error()), wilson(1));
    }

    private double highest() {
        long days = past.stream().filter(one -> one.entries() > 0).count();
        if (days == 0) {
            return 1;
        }
        return Math.min(1, removals() == 0 ? RULE_OF_THREE / (double) days : ratePerDay() + error());
    }

    /** Half the width of the band of the rate: days are the happenings. */
    private double error() {
        int days = (int) past.stream().filter(one -> one.entries() > 0).count();
        if (days < 2) {
            return 1;
        }
        double rate = ratePerDay();
        double squares = past.stream()
                .mapToDouble(one -> Math.pow((double) one.removals() - rate * (double) one.entries(), 2))
                .sum();
        return student(days - 1) * Math.sqrt((double) days / (days - 1) * squares) / (double) entryDays();
    }

    /** The 97.5th percentile of Student's t, by the expansion of Cornish and Fisher; within 1 % from 4 degrees of freedom on. */
    static double student(int degrees) {
        double z = NORMAL;
        double cube = z * z * z;
        return z
                + (cube + z) / (4.0 * degrees)
                + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * degrees * degrees)
                + (3 * cube * cube * z + 19 * cube * z * z + 17 * cube - 15 * z)
                        / (384.0 * degrees * degrees * degrees);
    }

    /** An edge of the share that is extended: -1 the lower, 1 the upper. */
    private double wilson(int side) {
        double all = (double) (extended + lapsed);
        if (all == 0) {
            return side < 0 ? 0 : 1;
        }
        double share = (double) extended / all;
        double z = NORMAL;
        double middle = share + z * z / (2 * all);
        double half = z * Math.sqrt(share * (1 - share) / all + z * z / (4 * all * all));
        return Math.clamp((middle + side * half) / (1 + z * z / all), 0, 1);
    }

    /** What is left on a day; today itself all of it. */
    public Left leftOn(LocalDate other) {
        return new Left(left(other, usual()), left(other, quick()), left(other, slow()));
    }

    private double left(LocalDate other, Pace pace) {
        long days = Math.max(0, ChronoUnit.DAYS.between(day, other));
        double ahead = sum(entries.tailMap(other));
        double behind = sum(entries.subMap(other.minusDays(longestDays), other));
        return (ahead + pace.share() * behind) * Math.pow(1 - pace.rate(), (double) days);
    }

    private static double sum(SortedMap<LocalDate, Long> part) {
        return part.values().stream().mapToDouble(Long::doubleValue).sum();
    }

    /** The day on which the list is empty. */
    public Band empty() {
        return band(HALF);
    }

    /** The day from which on less than half of today's entries are left. */
    public Band half() {
        return band(sum(entries) / 2);
    }

    private Band band(double below) {
        return new Band(firstDay(usual(), below), firstDay(quick(), below), firstDay(slow(), below));
    }

    private LocalDate firstDay(Pace pace, double below) {
        LocalDate last = entries.isEmpty() ? day : entries.lastKey().plusDays(longestDays + 1L);
        LocalDate at = day;
        while (at.isBefore(last) && left(at, pace) >= below) {
            at = at.plusDays(1);
        }
        return at;
    }
}
