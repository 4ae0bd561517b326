package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.clearway.app.monitoring.internal.AddingUp;
import org.clearway.app.monitoring.internal.ExpectedSites;
import org.clearway.app.monitoring.internal.KeptFigures;
import org.clearway.app.monitoring.internal.Marks;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures computed from the reports (PRODUCT.md, section 2).
 *
 * <ul>
 *   <li>resumption rate = enterprises not stopped / enterprises that reported; an enterprise with several sites counts
 *       once, as not stopped when any site runs
 *   <li>on-duty rate = sum of staff on duty / sum of staff on the roll
 *   <li>staff return rate = sum back at post / sum on the roll on the base day
 *   <li>full capacity = enterprises at 80 % of normal and more (a dated setting) / enterprises that reported
 * </ul>
 *
 * A missing report leaves the denominator and is shown as missing. Days that lie back are read from kept sums, which
 * equal the plain sums at any time: whatever changed since is added up anew (docs/decisions/0007-kept-figures.md).
 */
@Service
@Transactional(readOnly = true)
public class Figures {

    /** A series opens this many days at most; a year is read in four steps. */
    public static final int SERIES_LIMIT = 100;

    private final AddingUp addingUp;
    private final KeptFigures kept;
    private final ExpectedSites expected;
    private final Marks marks;
    private final ClearwayClock clock;

    Figures(AddingUp addingUp, KeptFigures kept, ExpectedSites expected, Marks marks, ClearwayClock clock) {
        this.addingUp = addingUp;
        this.kept = kept;
        this.expected = expected;
        this.marks = marks;
        this.clock = clock;
    }

    public DayFigures on(FigureScope scope, LocalDate day) {
        return series(scope, day, day).getFirst();
    }

    /** How many sites and enterprises have reported and run, without what takes long: for the head of a list. */
    public Standing standing(FigureScope scope, LocalDate day) {
        Actor.current().require(Right.REPORTS);
        Map<LocalDate, DayFigures> found = kept.read(scope, settled(List.of(day)), marks);
        if (found.isEmpty()) {
            found = Map.of(day, addingUp.standing(scope, day));
        }
        return Standing.of(expected.fill(scope, List.of(day), found).getFirst());
    }

    /**
     * @param expected    sites that are to report
     * @param reported    sites that did
     * @param enterprises enterprises with at least one report
     * @param running     of these, those with a site that is not stopped
     */
    public record Standing(long expected, long reported, long enterprises, long running) {

        static Standing of(DayFigures day) {
            return new Standing(day.expected(), day.reported(), day.enterprises(), day.running());
        }

        public long missing() {
            return Math.max(0, expected - reported);
        }
    }

    /** Each day from the first to the last, days without any report included. */
    public List<DayFigures> series(FigureScope scope, LocalDate first, LocalDate last) {
        Actor.current().require(Right.REPORTS);
        List<LocalDate> days = days(first, last);
        Map<LocalDate, DayFigures> found = new TreeMap<>(kept.read(scope, settled(days), marks));
        LocalDate moment = scope.asOf().day();
        found.putAll(kept.then(scope, without(found, settled(days), moment), marks));
        found.putAll(addingUp.days(scope, without(found, days, LocalDate.MAX), marks));
        return expected.fill(scope, days, found);
    }

    private static List<LocalDate> without(Map<LocalDate, DayFigures> found, List<LocalDate> days, LocalDate before) {
        return days.stream()
                .filter(day -> !found.containsKey(day) && day.isBefore(before))
                .toList();
    }

    /** The figures of one day for each division right below, by its code. */
    public Map<String, DayFigures> byDivision(FigureScope scope, LocalDate day) {
        Actor.current().require(Right.REPORTS);
        Map<String, DayFigures> found = settled(List.of(day)).isEmpty() ? Map.of() : kept.below(scope, day, marks);
        if (found.isEmpty()) {
            found = addingUp.below(scope, day, marks);
        }
        return Objects.requireNonNull(
                expected.fillBelow(scope, Map.of(day, found)).get(day));
    }

    /** Who has reported and runs on some days, for each division right below, without what takes long, as {@link #standing}. */
    public Map<LocalDate, Map<String, DayFigures>> standingByDivision(FigureScope scope, Set<LocalDate> days) {
        Actor.current().require(Right.REPORTS);
        Map<LocalDate, Map<String, DayFigures>> found = new TreeMap<>();
        for (LocalDate day : days) {
            Map<String, DayFigures> ofDay = settled(List.of(day)).isEmpty() ? Map.of() : kept.below(scope, day, marks);
            found.put(day, ofDay.isEmpty() ? addingUp.standingBelow(scope, day) : ofDay);
        }
        return expected.fillBelow(scope, found);
    }

    private List<LocalDate> settled(List<LocalDate> days) {
        LocalDate youngest = clock.today().minusDays(KeptFigures.OPEN_DAYS);
        return days.stream().filter(day -> !day.isAfter(youngest)).toList();
    }

    private static List<LocalDate> days(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || !last.isBefore(first.plusDays(SERIES_LIMIT))) {
            throw new Refusal(Reason.at("from", "monitoring.series-long", SERIES_LIMIT));
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
