package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which series have turned, since when, how sure ({@link Signal}): daily ones from reports over the last {@value #DAYS} days, of the
 * own territory and each division right below; imported ones over the last {@value #LONG_DAYS} days, of whatever they have.
 */
@Service
@Transactional(readOnly = true)
public class Signals {

    private static final int DAYS = 94;
    private static final int LONG_DAYS = 730;

    private final Indicators indicators;
    private final IndicatorSeries series;
    private final SeriesValues values;
    private final Subjects subjects;
    private final DivisionNames divisions;

    Signals(
            Indicators indicators,
            IndicatorSeries series,
            SeriesValues values,
            Subjects subjects,
            DivisionNames divisions) {
        this.indicators = indicators;
        this.series = series;
        this.values = values;
        this.subjects = subjects;
        this.divisions = divisions;
    }

    /**
     * @param better whether the way it runs since is the better one: +1, -1, 0 when it has none
     * @param last   its latest value
     */
    public record Line(Indicator indicator, Subjects.Named subject, Signal signal, int better, Point last) {}

    /** Those of the kinds asked for, turned ones first, the latest turn on top; of trends the surest. */
    public List<Line> of(Set<Signal.Kind> kinds, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        List<Line> found = new ArrayList<>();
        Map<String, Indicator> known = indicators.all(asOf);
        computed(known, asOf, found);
        imported(known, asOf, found);
        found.removeIf(line -> !kinds.contains(line.signal().kind()));
        found.sort(Comparator.comparingInt((Line line) -> turned(line.signal()) ? 0 : 1)
                .thenComparing(
                        line -> turned(line.signal()) ? line.signal().since() : null,
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparingDouble(
                        line -> Objects.requireNonNullElse(line.signal().probability(), 1.0))
                .thenComparing(line -> line.indicator().code())
                .thenComparing(line -> line.subject().key()));
        return found;
    }

    private static boolean turned(Signal signal) {
        return signal.kind() == Signal.Kind.TURNED_UP || signal.kind() == Signal.Kind.TURNED_DOWN;
    }

    /** A day that is not over says little: series from reports end with the day before. */
    private void computed(Map<String, Indicator> known, AsOf asOf, List<Line> found) {
        List<Indicator> daily = known.values().stream()
                .filter(one -> one.computed() && !one.withdrawn() && one.frequency() == Frequency.DAILY)
                .toList();
        String own = Actor.current().division();
        List<String> places = new ArrayList<>(List.of(own));
        divisions.below(own).forEach(one -> places.add(one.code()));
        LocalDate last = asOf.day().minusDays(1);
        for (String place : places) {
            Subject subject = Subject.division(place);
            series.together(daily, subject, last.minusDays(DAYS - 1L), last, asOf)
                    .forEach(one -> add(one.indicator(), subject, one.points(), found));
        }
    }

    private void imported(Map<String, Indicator> known, AsOf asOf, List<Line> found) {
        values.all(asOf.day().minusDays(LONG_DAYS), asOf.day(), asOf).forEach((key, points) -> {
            Indicator indicator = known.get(key.code());
            if (indicator != null && !indicator.withdrawn() && !indicator.computed()) {
                Subject.parse(key.subject()).ifPresent(subject -> add(indicator, subject, points, found));
            }
        });
    }

    private void add(Indicator indicator, Subject subject, List<Point> points, List<Line> found) {
        Point last = points.stream()
                .filter(point -> point.value() != null)
                .reduce((one, other) -> other)
                .orElse(null);
        if (last == null) {
            return;
        }
        Signal signal = Signal.of(points);
        found.add(new Line(indicator, name(subject), signal, way(signal) * indicator.better(), last));
    }

    private static int way(Signal signal) {
        return switch (signal.kind()) {
            case TURNED_UP, RISING -> 1;
            case TURNED_DOWN, FALLING -> -1;
            case STEADY, TOO_SHORT -> 0;
        };
    }

    private Subjects.Named name(Subject subject) {
        Subjects.@Nullable Named named = subjects.named(subject).orElse(null);
        return named == null ? new Subjects.Named(subject.key(), subject.key(), subject.key()) : named;
    }
}
