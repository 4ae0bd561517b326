package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to four series drawn on the server in a box of 746 by 220: it prints, and needs no script. A period without a value is a gap. The
 * scale begins at the lowest value, with the zero line where the values pass it.
 *
 * @param marks  round values of the scale, with their height; {@code decimals} is what they need
 * @param ticks  periods that have a value, evenly chosen
 * @param turn   where the first series turned; null when it did not
 */
public record SeriesChart(
        List<Line> lines,
        List<Mark> marks,
        int decimals,
        List<Tick> ticks,
        @Nullable Double turn) {

    private static final double LEFT = 52;
    private static final double RIGHT = 590;
    private static final double TOP = 12;
    private static final double BOTTOM = 190;
    private static final double LABEL_SPACE = 15;
    private static final int TICKS = 5;
    private static final double TICK_SPACE = 70;
    private static final List<String> CLASSES = List.of("a", "bb", "cc", "dd");

    /** @param end height of the last point; {@code label} where its words stand */
    public record Line(String path, String kind, double x, double end, double label, double last, int at) {

        /** The class of the words at its end. */
        public String words() {
            return "t" + kind.charAt(0);
        }
    }

    public record Mark(double value, double height) {}

    public record Tick(LocalDate day, double x) {}

    public static @Nullable SeriesChart of(List<List<Point>> all, @Nullable LocalDate turn) {
        List<Point> told = all.stream()
                .flatMap(List::stream)
                .filter(point -> point.value() != null)
                .toList();
        if (told.size() < 2) {
            return null;
        }
        LocalDate first =
                told.stream().map(Point::period).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                told.stream().map(Point::period).max(LocalDate::compareTo).orElseThrow();
        double low = told.stream().mapToDouble(SeriesChart::value).min().orElse(0);
        double high = told.stream().mapToDouble(SeriesChart::value).max().orElse(0);
        Scale scale = Scale.of(first, last, low, high);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), CLASSES.size()); i++) {
            Line line = line(all.get(i), scale, CLASSES.get(i), i);
            if (line != null) {
                lines.add(line);
            }
        }
        List<LocalDate> periods =
                told.stream().map(Point::period).distinct().sorted().toList();
        return new SeriesChart(
                apart(lines),
                scale.marks(),
                scale.decimals(),
                ticks(periods, scale),
                turn == null ? null : scale.x(turn));
    }

    private static double value(Point point) {
        return Objects.requireNonNull(point.value());
    }

    private static @Nullable Line line(List<Point> points, Scale scale, String kind, int at) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        Point end = null;
        for (Point point : points) {
            if (point.value() != null) {
                path.append(pen ? 'L' : 'M')
                        .append(String.format(
                                Locale.ROOT, "%.1f %.1f", scale.x(point.period()), scale.y(value(point))));
                end = point;
            }
            pen = point.value() != null;
        }
        if (end == null) {
            return null;
        }
        double height = scale.y(value(end));
        return new Line(path.toString(), kind, scale.x(end.period()), height, height + 4, value(end), at);
    }

    /** Labels at the ends, none over another. */
    private static List<Line> apart(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(java.util.Comparator.comparingDouble(Line::end));
        double above = Double.NEGATIVE_INFINITY;
        List<Line> placed = new ArrayList<>();
        for (Line line : sorted) {
            double label = Math.max(line.label(), above + LABEL_SPACE);
            placed.add(new Line(line.path(), line.kind(), line.x(), line.end(), label, line.last(), line.at()));
            above = label;
        }
        return placed;
    }

    private static List<Tick> ticks(List<LocalDate> periods, Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        int last = periods.size() - 1;
        int gaps = Math.min(TICKS, last);
        for (int i = 0; i <= gaps; i++) {
            LocalDate at = periods.get(gaps == 0 ? 0 : i * last / gaps);
            double x = scale.x(at);
            if (ticks.isEmpty() || x - ticks.getLast().x() >= TICK_SPACE) {
                ticks.add(new Tick(at, x));
            }
        }
        return ticks;
    }

    /** Where a day and a value stand in the box. */
    private record Scale(LocalDate first, long days, double low, double high) {

        static Scale of(LocalDate first, LocalDate last, double low, double high) {
            double span = high - low < 1e-9 ? Math.max(1, Math.abs(high) * 0.1) : high - low;
            return new Scale(
                    first, Math.max(1, ChronoUnit.DAYS.between(first, last)), low - span * 0.06, high + span * 0.06);
        }

        double x(LocalDate day) {
            return LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, day) / days;
        }

        double y(double value) {
            return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
        }

        List<Mark> marks() {
            List<Mark> marks = new ArrayList<>();
            double step = step();
            for (double value = Math.ceil(low / step) * step; value <= high; value += step) {
                // A sum that ends at −0 is drawn as 0.
                marks.add(new Mark(Math.abs(value) < step / 1_000 ? 0 : value, y(value)));
            }
            return marks;
        }

        /** The distance of two marks: 1, 2 or 5 times a power of ten, so that there are two to four of them. */
        private double step() {
            double raw = (high - low) / 4;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            for (double times : new double[] {1, 2, 5}) {
                if (times * power >= raw) {
                    return times * power;
                }
            }
            return 10 * power;
        }

        int decimals() {
            return (int) Math.max(0, -Math.floor(Math.log10(step()) + 1e-9));
        }
    }
}
