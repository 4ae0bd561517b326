package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clearway.app.monitoring.indicator.ImportingSeries.Gap;
import org.clearway.app.shared.refusal.Reason;

/** What only shows when the values of a series stand beside each other: two for one period, a slip of the unit, a gap. */
final class SeriesChecks {

    /** A value so many times the last is most often one in another unit: yuan for 10,000 yuan, kilograms for tonnes. */
    private static final double JUMP = 500;

    /** A percentage that is a hundredth of the last is most often a ratio; smaller last values tell nothing. */
    private static final double TELLING_PERCENT = 5;

    private static final double RATIO_NEAR = 3;

    private SeriesChecks() {}

    /** The rows that may go in; the others join {@code bad}. */
    static List<SeriesRow> fit(
            List<SeriesRow> rows, Map<String, Indicator> known, Map<String, Double> before, List<SeriesRow.Bad> bad) {
        Map<String, SeriesRow> seen = new HashMap<>();
        List<SeriesRow> once = new ArrayList<>(rows.size());
        for (SeriesRow row : rows) {
            SeriesRow first = seen.putIfAbsent(row.key(), row);
            if (first == null) {
                once.add(row);
            } else {
                bad.add(refused(row, Reason.at("period", "monitoring.series.twice", first.row(), first.column())));
            }
        }
        List<SeriesRow> fit = new ArrayList<>(once.size());
        once.sort(Comparator.comparing(SeriesRow::series).thenComparing(SeriesRow::period));
        Map<String, Double> last = new HashMap<>(before);
        for (SeriesRow row : once) {
            Reason slip = slip(row, Objects.requireNonNull(known.get(row.code())), last.get(row.series()));
            if (slip == null || row.confirmed()) {
                fit.add(row);
                last.put(row.series(), row.value());
            } else {
                bad.add(refused(row, slip));
            }
        }
        return fit;
    }

    private static SeriesRow.Bad refused(SeriesRow row, Reason reason) {
        return new SeriesRow.Bad(row.row(), row.column(), List.of(reason), row.cells());
    }

    private static @org.jspecify.annotations.Nullable Reason slip(
            SeriesRow row, Indicator indicator, @org.jspecify.annotations.Nullable Double last) {
        if (last == null || last == 0 || row.value() == 0) {
            return null;
        }
        double times = Math.abs(row.value() / last);
        if (times >= JUMP || (times <= 1 / JUMP && !indicator.percent())) {
            return Reason.at("value", "monitoring.series.jump", row.value(), last);
        }
        boolean ratio = indicator.percent()
                && Math.abs(row.value()) <= 1.5
                && !oneDecimal(row.value())
                && Math.abs(last) >= TELLING_PERCENT
                && Math.abs(100 * row.value() / last) < RATIO_NEAR
                && Math.abs(100 * row.value() / last) > 1 / RATIO_NEAR
                && row.value() * last > 0;
        return ratio ? Reason.at("value", "monitoring.series.looks-ratio", row.value(), last) : null;
    }

    /** As percentages are published; a ratio of so few places would be a percentage in tens: −0.1 after −6 is a small fall. */
    private static boolean oneDecimal(double value) {
        return Math.abs(10 * value - Math.rint(10 * value)) < 1e-9;
    }

    static List<Gap> gaps(List<SeriesRow> rows, Map<String, Indicator> known) {
        Map<String, List<LocalDate>> periods = new TreeMap<>();
        rows.forEach(row -> periods.computeIfAbsent(row.series(), ignored -> new ArrayList<>())
                .add(row.period()));
        List<Gap> gaps = new ArrayList<>();
        periods.forEach((series, days) -> {
            Frequency frequency = Objects.requireNonNull(known.get(series.substring(0, series.indexOf(' '))))
                    .frequency();
            days.sort(Comparator.naturalOrder());
            for (int i = 1; i < days.size(); i++) {
                int missing = 0;
                for (LocalDate at = frequency.plus(days.get(i - 1), 1);
                        at.isBefore(days.get(i));
                        at = frequency.plus(at, 1)) {
                    missing++;
                }
                if (missing > 0) {
                    gaps.add(new Gap(series, days.get(i - 1), days.get(i), missing));
                }
            }
        });
        return gaps;
    }
}
