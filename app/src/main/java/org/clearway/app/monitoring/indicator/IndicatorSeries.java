package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Figures;
import org.clearway.app.monitoring.indicator.formula.Evaluation;
import org.clearway.app.monitoring.indicator.formula.Formula;
import org.clearway.app.monitoring.indicator.formula.FormulaParser;
import org.clearway.app.monitoring.indicator.formula.ReportSum;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The values of an indicator: worked out from the reports by its formula, or as they were imported; for a division, zone, industry,
 * chain or panel, from one day to another, now or as they were known at a moment.
 */
@Service
@Transactional(readOnly = true)
public class IndicatorSeries {

    /** Longest span of a daily series: a year and a bit; weekly and monthly ones may be ten times as long. */
    public static final int LONGEST_DAYS = 400;

    private final Indicators indicators;
    private final SeriesValues values;
    private final Subjects subjects;
    private final Figures figures;

    IndicatorSeries(Indicators indicators, SeriesValues values, Subjects subjects, Figures figures) {
        this.indicators = indicators;
        this.values = values;
        this.subjects = subjects;
        this.figures = figures;
    }

    /** @param zeroDivisions how often a divisor was zero: those values are missing */
    public record Series(Indicator indicator, Subject subject, List<Point> points, int zeroDivisions) {

        public List<Point> told() {
            return points.stream().filter(point -> point.value() != null).toList();
        }
    }

    public Series of(Indicator indicator, Subject subject, LocalDate first, LocalDate last, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        int longest = indicator.frequency() == Frequency.DAILY ? LONGEST_DAYS : 10 * LONGEST_DAYS;
        if (last.isBefore(first) || !last.isBefore(first.plusDays(longest))) {
            throw new Refusal(Reason.at("from", "monitoring.series-long", longest));
        }
        LocalDate from = indicator.frequency().period(first);
        if (!indicator.computed()) {
            return new Series(indicator, subject, values.read(indicator.code(), subject.key(), from, last, asOf), 0);
        }
        return computed(indicator, subject, periods(indicator.frequency(), from, last), asOf);
    }

    /** Several daily indicators of one subject: its days are added up once for all of them. */
    List<Series> together(List<Indicator> daily, Subject subject, LocalDate first, LocalDate last, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        Map<String, Indicator> known = indicators.all(asOf);
        int before = daily.stream()
                .mapToInt(one -> lookback(FormulaParser.parse(String.valueOf(one.formula())), known))
                .max()
                .orElse(0);
        Working working = new Working(subject, periods(Frequency.DAILY, first.minusDays(before), last), asOf, known);
        List<Series> all = new ArrayList<>(daily.size());
        for (Indicator one : daily) {
            double[] worked = working.of(FormulaParser.parse(String.valueOf(one.formula())));
            all.add(new Series(one, subject, working.points(worked, before), 0));
        }
        return all;
    }

    private static List<LocalDate> periods(Frequency frequency, LocalDate first, LocalDate last) {
        List<LocalDate> periods = new ArrayList<>();
        for (LocalDate at = first; !at.isAfter(last); at = frequency.plus(at, 1)) {
            periods.add(at);
        }
        return periods;
    }

    private Series computed(Indicator indicator, Subject subject, List<LocalDate> shown, AsOf asOf) {
        Formula formula = FormulaParser.parse(String.valueOf(indicator.formula()));
        Map<String, Indicator> known = ReportSum.all(formula) ? Map.of() : indicators.all(asOf);
        int before = lookback(formula, known);
        LocalDate first = indicator.frequency().plus(shown.getFirst(), -before);
        Working working = new Working(subject, periods(indicator.frequency(), first, shown.getLast()), asOf, known);
        double[] all = working.of(formula);
        return new Series(indicator, subject, working.points(all, before), working.zeroDivisions);
    }

    /** Also that of the indicators which the formula names. */
    private static int lookback(Formula formula, Map<String, Indicator> known) {
        int inner = 0;
        for (String name : formula.names().keySet()) {
            Indicator other = known.get(name);
            if (other != null && other.computed()) {
                inner = Math.max(inner, lookback(FormulaParser.parse(String.valueOf(other.formula())), known));
            }
        }
        return formula.lookback() + inner;
    }

    /** One formula at work: the days are added up once, whatever it names. */
    private final class Working {

        private final Subject subject;
        private final List<LocalDate> periods;
        private final AsOf asOf;
        private final Map<String, Indicator> known;
        private final Map<String, double[]> done = new HashMap<>();
        private List<DayFigures> days = List.of();
        private int zeroDivisions;

        Working(Subject subject, List<LocalDate> periods, AsOf asOf, Map<String, Indicator> known) {
            this.subject = subject;
            this.periods = periods;
            this.asOf = asOf;
            this.known = known;
        }

        double[] of(Formula formula) {
            Evaluation evaluation = new Evaluation(periods.size(), this::named);
            double[] values = evaluation.of(formula);
            zeroDivisions += evaluation.zeroDivisions();
            return values;
        }

        private double[] named(String name) {
            double[] known = done.get(name);
            if (known == null) {
                known = ReportSum.of(name).map(this::summed).orElseGet(() -> other(name));
                done.put(name, known);
            }
            return known;
        }

        private double[] summed(ReportSum sum) {
            FigureScope scope = subjects.scope(subject, asOf);
            double[] values = empty();
            if (scope == null) {
                return values;
            }
            if (days.isEmpty()) {
                days = dayFigures(scope);
            }
            for (int i = 0; i < values.length; i++) {
                DayFigures day = days.get(i);
                values[i] = day.reported() == 0 && sum != ReportSum.EXPECTED ? Double.NaN : sum.of(day);
            }
            return values;
        }

        private List<DayFigures> dayFigures(FigureScope scope) {
            List<DayFigures> all = new ArrayList<>(periods.size());
            for (int from = 0; from < periods.size(); from += Figures.SERIES_LIMIT) {
                int to = Math.min(periods.size(), from + Figures.SERIES_LIMIT) - 1;
                all.addAll(figures.series(scope, periods.get(from), periods.get(to)));
            }
            return all;
        }

        private double[] other(String name) {
            Indicator indicator = known.get(name);
            if (indicator == null || indicator.withdrawn()) {
                return empty();
            }
            if (indicator.computed()) {
                return of(FormulaParser.parse(String.valueOf(indicator.formula())));
            }
            Map<LocalDate, Double> byPeriod = new TreeMap<>();
            values.read(name, subject.key(), periods.getFirst(), periods.getLast(), asOf)
                    .forEach(point -> byPeriod.put(point.period(), Objects.requireNonNull(point.value())));
            double[] all = empty();
            for (int i = 0; i < all.length; i++) {
                all[i] = byPeriod.getOrDefault(periods.get(i), Double.NaN);
            }
            return all;
        }

        private double[] empty() {
            double[] all = new double[periods.size()];
            java.util.Arrays.fill(all, Double.NaN);
            return all;
        }

        List<Point> points(double[] all, int from) {
            List<Point> points = new ArrayList<>(all.length - from);
            for (int i = from; i < all.length; i++) {
                points.add(Point.computed(periods.get(i), all[i], missing(i)));
            }
            return points;
        }

        private long missing(int at) {
            return days.isEmpty() ? 0 : days.get(at).missing();
        }
    }

    /**
     * The value of each division right below, by its code: of the day when it is computed, the last one shown until the day when it
     * is imported.
     */
    public Map<String, Point> below(Indicator indicator, String division, LocalDate day, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        FigureScope scope = FigureScope.of(division, null, asOf);
        if (!indicator.computed()) {
            Map<String, Point> found = values.latestBelow(indicator.code(), scope.range(), day, asOf);
            found.remove(scope.division());
            return found;
        }
        Formula formula = FormulaParser.parse(String.valueOf(indicator.formula()));
        Map<String, Point> found = new TreeMap<>();
        boolean ofSums = formula.names().keySet().stream()
                .allMatch(name -> ReportSum.of(name).isPresent());
        figures.byDivision(scope, day).forEach((place, figuresThere) -> {
            if (ofSums && formula.lookback() == 0) {
                double[] value = new Evaluation(1, name -> new double[] {
                            figuresThere.reported() == 0
                                    ? Double.NaN
                                    : ReportSum.of(name).orElseThrow().of(figuresThere)
                        })
                        .of(formula);
                found.put(place, Point.computed(day, value[0], figuresThere.missing()));
            } else {
                found.put(
                        place,
                        of(indicator, Subject.division(place), day, day, asOf)
                                .points()
                                .getLast());
            }
        });
        return found;
    }
}
