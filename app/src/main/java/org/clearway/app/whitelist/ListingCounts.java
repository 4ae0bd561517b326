package org.clearway.app.whitelist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clearway.app.shared.time.ClearwayClock;

/**
 * Listings by what they have in common. Batches give many the same times, so that some thousand rows stand for all of them, and one
 * question of the database answers all that the countdown asks of any moment.
 */
final class ListingCounts {

    private static final Set<String> REMOVALS = Set.of("remove", "suspend");
    private static final Set<String> EXTENSIONS = Set.of("extend");

    private final List<Counted> all;

    /** When each began, when it was over, and how many it stands for, side by side: a hundred moments are asked for. */
    private final Instant[] begun;

    private final Instant[] over;
    private final long[] entries;

    ListingCounts(List<Counted> all) {
        this.all = all;
        this.begun = all.stream().map(Counted::from).toArray(Instant[]::new);
        this.over = all.stream().map(Counted::over).toArray(Instant[]::new);
        this.entries = all.stream().mapToLong(Counted::entries).toArray();
    }

    long entries(Instant at) {
        long sum = 0;
        for (int i = 0; i < entries.length; i++) {
            sum += begun[i].compareTo(at) <= 0 && over[i].compareTo(at) > 0 ? entries[i] : 0;
        }
        return sum;
    }

    private long sum(Predicate<Counted> which) {
        return all.stream().filter(which).mapToLong(Counted::entries).sum();
    }

    /** The enterprise of each entry that holds at a moment; one that is on two lists comes twice. */
    long[] enterprises(Instant at) {
        return all.stream()
                .filter(one -> one.holds(at))
                .flatMap(one -> Arrays.stream(one.enterprises()))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Of the entries that held then, those whose enterprise is still on the same list now, by the same listing or by a later one. */
    long stillThere(Instant then, Instant now) {
        Map<Long, Set<Long>> there = new HashMap<>();
        all.stream()
                .filter(one -> one.holds(now))
                .forEach(one -> there.computeIfAbsent(one.list(), list -> new HashSet<>())
                        .addAll(Arrays.asList(one.enterprises())));
        return all.stream()
                .filter(one -> one.holds(then))
                .mapToLong(one -> one.holds(now)
                        ? one.entries()
                        : Arrays.stream(one.enterprises())
                                .filter(there.getOrDefault(one.list(), Set.of())::contains)
                                .count())
                .sum();
    }

    /** Those that hold at a moment by one of their marks, the most first. */
    List<Countdown.Part> parts(Instant at, Function<Counted, String> by) {
        Map<String, Long> sums = all.stream()
                .filter(one -> one.holds(at))
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.summingLong(Counted::entries)));
        return sums.entrySet().stream()
                .map(one -> new Countdown.Part(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(Countdown.Part::entries).reversed())
                .toList();
    }

    /** By the Monday of the week of their last day, the soonest first. */
    List<Countdown.Part> ends(Instant at) {
        return parts(at, one -> monday(lastDay(one)).toString()).stream()
                .sorted(Comparator.comparing(Countdown.Part::code))
                .toList();
    }

    /** By level, those whose last day is before a day. */
    Map<String, Long> endingBefore(Instant at, LocalDate day) {
        return all.stream()
                .filter(one -> one.holds(at) && lastDay(one).isBefore(day))
                .collect(Collectors.groupingBy(Counted::level, Collectors.summingLong(Counted::entries)));
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private static LocalDate lastDay(Counted one) {
        return LocalDate.ofInstant(one.until().minusNanos(1), ClearwayClock.ZONE);
    }

    /** Entries at the end of each day, of the last day at the moment of the question. */
    List<Countdown.Point> series(LocalDate first, LocalDate last, Instant at) {
        List<Countdown.Point> points = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant end =
                    day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant().minusNanos(1);
            points.add(new Countdown.Point(day, entries(end.isAfter(at) ? at : end)));
        }
        return points;
    }

    /** What the projection needs, as it was known at a moment. */
    Projection projection(Instant at, int longestDays) {
        SortedMap<LocalDate, Long> ends = new TreeMap<>();
        all.stream().filter(one -> one.holds(at)).forEach(one -> ends.merge(lastDay(one), one.entries(), Long::sum));
        List<Projection.Past> past = new ArrayList<>();
        Instant begin = at.minus(Duration.ofDays(Projection.LOOKED_BACK_DAYS));
        for (Instant day = begin; day.isBefore(at); day = day.plus(Duration.ofDays(1))) {
            Instant from = day;
            Instant to = day.plus(Duration.ofDays(1));
            past.add(new Projection.Past(entries(from), sum(one -> one.endedBy(REMOVALS, from, to))));
        }
        return new Projection(
                LocalDate.ofInstant(at.minusNanos(1), ClearwayClock.ZONE),
                ends,
                past,
                sum(one -> one.endedBy(EXTENSIONS, begin, at)),
                sum(one -> one.lapsed(begin, at)),
                longestDays);
    }
}
