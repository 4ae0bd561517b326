package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.monitoring.Stretches;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way to an empty list: what is left, where, until when, how much has resumed, and when it is projected to be empty. */
@Service
@Transactional(readOnly = true)
public class Countdown {

    private static final String FULL = "monitoring.full-capacity";
    private static final int SERIES_DAYS = 60;

    /** A back-test looks as far ahead as it is from 1 May to 2 June. */
    static final int BACK_TEST_DAYS = 32;

    private final CountingListings counting;
    private final Stretches stretches;
    private final Settings settings;

    Countdown(CountingListings counting, Stretches stretches, Settings settings) {
        this.counting = counting;
        this.stretches = stretches;
        this.settings = settings;
    }

    /**
     * @param division it and all below
     * @param list     one list, null for all white lists
     */
    public record Scope(String division, @Nullable Long list) {}

    /** One part of what is left. */
    public record Part(String code, long entries) {}

    /**
     * How far the listed enterprises have resumed, by the reports of a day.
     *
     * @param listed   enterprises on the list
     * @param reported of these, those with a report; {@code running} not stopped, {@code full} at full capacity
     */
    public record Resumption(LocalDate day, long listed, long reported, long running, long full) {

        /** Percent of the listed; null when nobody is listed. */
        public @Nullable Double runningShare() {
            return listed == 0 ? null : 100.0 * running / listed;
        }

        public @Nullable Double fullShare() {
            return reported == 0 ? null : 100.0 * full / reported;
        }
    }

    /**
     * A projection held against what came.
     *
     * @param projected of the entries of {@code from}, those that were to be left on {@code to}
     * @param actual    of the entries of {@code from}, those that were left on {@code to}
     * @param errorPercent projected minus actual, in percent of what was listed at the beginning
     */
    public record BackTest(
            LocalDate from, LocalDate to, long listed, double projected, long actual, double errorPercent) {

        static BackTest of(LocalDate from, LocalDate to, long listed, double projected, long actual) {
            return new BackTest(
                    from, to, listed, projected, actual, listed == 0 ? 0 : 100.0 * (projected - actual) / listed);
        }
    }

    /** Entries at the end of each day. */
    public record Point(LocalDate day, long entries) {}

    /** @param ends by the Monday of the week in which entries end by themselves, the soonest first */
    public record Result(
            long entries,
            List<Part> levels,
            List<Part> provinces,
            List<Part> fields,
            List<Part> ends,
            List<Point> series,
            Resumption resumption,
            Projection projection,
            Projection.Empty empty,
            BackTest backTest) {}

    public Result of(Scope scope, AsOf asOf) {
        LocalDate day = asOf.day();
        Projection projection = counting.projection(scope, asOf.at());
        return new Result(
                projection.entries().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                counting.parts(scope, asOf.at(), "p.level"),
                counting.parts(scope, asOf.at(), "left(l.division, 2) || '0000'"),
                counting.parts(scope, asOf.at(), "l.field"),
                counting.ends(scope, asOf.at()),
                counting.series(scope, day.minusDays(SERIES_DAYS - 1L), day, asOf.at()),
                resumption(counting.enterprises(scope, asOf.at()), latestFullDay(asOf)),
                projection,
                projection.empty(),
                backTest(scope, day.minusDays(BACK_TEST_DAYS), asOf));
    }

    /** The board's share of it. */
    public record Brief(List<Part> levels, Resumption resumption, Projection.Empty empty) {}

    public Brief brief(Scope scope, AsOf asOf) {
        return new Brief(
                counting.parts(scope, asOf.at(), "p.level"),
                resumption(counting.enterprises(scope, asOf.at()), latestFullDay(asOf)),
                counting.projection(scope, asOf.at()).empty());
    }

    /** Reports of the day itself are still coming in: yesterday is the last day that is known. */
    private static LocalDate latestFullDay(AsOf asOf) {
        return asOf.past() && asOf.at().atZone(ClearwayClock.ZONE).getHour() >= 23
                ? asOf.day()
                : asOf.day().minusDays(1);
    }

    public Resumption resumption(List<Long> enterprises, LocalDate day) {
        double full = settings.number(FULL, day.atStartOfDay(ClearwayClock.ZONE).toInstant())
                .doubleValue();
        Stretches.Standing standing = stretches.standing(enterprises, day, full);
        return new Resumption(day, enterprises.size(), standing.reported(), standing.running(), standing.full());
    }

    /** The enterprises that one batch listed, as they fared on a day. */
    public Resumption ofBatch(long batch, @Nullable String chain, LocalDate day) {
        return resumption(counting.ofBatch(batch, chain), day);
    }

    /** What would have been said on a day, against what is so now. */
    public BackTest backTest(Scope scope, LocalDate from, AsOf asOf) {
        Instant then = from.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        Projection projection = counting.projection(scope, then);
        long listed = projection.entries().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return BackTest.of(
                from, asOf.day(), listed, projection.leftOn(asOf.day()), counting.stillThere(scope, then, asOf.at()));
    }
}
