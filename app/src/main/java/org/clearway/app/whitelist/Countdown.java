package org.clearway.app.whitelist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.Stretches;
import org.clearway.app.shared.scope.DivisionRange;
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

    /** So far the board looks back and ahead. */
    public static final int SOON_DAYS = 30;

    /** A back-test looks as far ahead as it is from 1 May to 2 June. */
    static final int BACK_TEST_DAYS = 32;

    /** As far back as a projection of the back-test's first day looks. */
    private static final Duration KNOWN = Duration.ofDays(BACK_TEST_DAYS + Projection.LOOKED_BACK_DAYS + 1L);

    private final CountingListings counting;
    private final Listings listings;
    private final Stretches stretches;
    private final Settings settings;
    private final ClearwayClock clock;

    Countdown(
            CountingListings counting, Listings listings, Stretches stretches, Settings settings, ClearwayClock clock) {
        this.listings = listings;
        this.clock = clock;
        this.counting = counting;
        this.stretches = stretches;
        this.settings = settings;
    }

    /**
     * @param ranges divisions that are looked at
     * @param list   one list, null for all white lists
     */
    public record Scope(
            List<DivisionRange> ranges, @Nullable Long list) {}

    /** One part of what is left. */
    public record Part(String code, long entries) {}

    /**
     * How far what is listed has resumed, by the reports of a day.
     *
     * @param listed   entries; an enterprise on two lists counts for both, as everywhere in the countdown
     * @param reported of these, those whose enterprise has a report; {@code running} not stopped, {@code full} at full capacity
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
            Projection.Band half,
            Projection.Band empty,
            BackTest backTest) {}

    public Result of(Scope scope, AsOf asOf) {
        LocalDate day = asOf.day();
        Instant at = asOf.at();
        ListingCounts counts = counting.counts(scope, at, KNOWN);
        Projection projection = counts.projection(at, counting.longestDays(scope.list()));
        return new Result(
                counts.entries(at),
                counts.parts(at, Counted::level),
                counts.parts(at, Counted::province),
                counts.parts(at, Counted::field),
                counts.ends(at),
                counts.series(day.minusDays(SERIES_DAYS - 1L), day, at),
                resumption(counts.enterprises(at), latestFullDay(asOf), at),
                projection,
                projection.half(),
                projection.empty(),
                backTest(counts, projection.longestDays(), asOf));
    }

    /**
     * The board's share of it.
     *
     * @param soon by level, those whose last day lies within 30 days
     */
    public record Brief(
            List<Part> levels,
            Map<String, Long> soon,
            List<Point> series,
            Resumption resumption,
            Projection projection,
            Projection.Band empty) {}

    public Brief brief(Scope scope, AsOf asOf) {
        LocalDate day = asOf.day();
        ListingCounts counts = counting.counts(scope, asOf.at(), Duration.ofDays(SOON_DAYS + 1L));
        Projection projection = counts.projection(asOf.at(), counting.longestDays(scope.list()));
        return new Brief(
                counts.parts(asOf.at(), Counted::level),
                counts.endingBefore(asOf.at(), day.plusDays(SOON_DAYS)),
                counts.series(day.minusDays(SOON_DAYS - 1L), day, asOf.at()),
                resumption(counts.enterprises(asOf.at()), latestFullDay(asOf), asOf.at()),
                projection,
                projection.empty());
    }

    /** Reports of the day itself are still coming in: yesterday is the last day that is known. */
    private static LocalDate latestFullDay(AsOf asOf) {
        return asOf.past() && asOf.at().atZone(ClearwayClock.ZONE).getHour() >= 23
                ? asOf.day()
                : asOf.day().minusDays(1);
    }

    /** @param entries the enterprise of each entry */
    private Resumption resumption(long[] entries, LocalDate day, Instant at) {
        Map<Long, Stretches.Standing> standing = standing(entries, day, at);
        int reported = 0;
        int running = 0;
        int full = 0;
        for (long one : entries) {
            Stretches.Standing fared = standing.get(one);
            reported += Fared.REPORTED.is(fared) ? 1 : 0;
            running += Fared.RUNNING.is(fared) ? 1 : 0;
            full += Fared.FULL.is(fared) ? 1 : 0;
        }
        return new Resumption(day, entries.length, reported, running, full);
    }

    private Map<Long, Stretches.Standing> standing(long[] entries, LocalDate day, Instant at) {
        double full = settings.number(FULL, day.atStartOfDay(ClearwayClock.ZONE).toInstant())
                .doubleValue();
        return stretches.standing(entries, day, full, at);
    }

    /** Those of a list of listings whose enterprise fared so on the last full day: the rows behind {@link Resumption}. */
    public ListingFilter narrowed(ListingFilter filter, @Nullable Fared fared, AsOf asOf) {
        if (fared == null) {
            return filter;
        }
        List<Long> entries = listings.enterprises(filter);
        Map<Long, Stretches.Standing> standing = standing(primitive(entries), latestFullDay(asOf), asOf.at());
        return filter.of(entries.stream()
                .filter(one -> fared.is(standing.get(one)))
                .distinct()
                .toList());
    }

    /** The enterprises that one batch listed, as they fared on a day. */
    public Resumption ofBatch(long batch, @Nullable String chain, LocalDate day) {
        return resumption(primitive(counting.ofBatch(batch, chain)), day, clock.instant());
    }

    private static long[] primitive(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** What would have been said 32 days before, with what was known then, against what is so now. */
    private BackTest backTest(ListingCounts counts, int longestDays, AsOf asOf) {
        LocalDate from = asOf.day().minusDays(BACK_TEST_DAYS);
        Instant then = from.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        return BackTest.of(counts.projection(then, longestDays), asOf.day(), counts.stillThere(then, asOf.at()));
    }
}
