package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.Futures.Future;
import org.clearway.app.chain.Futures.Two;
import org.jspecify.annotations.Nullable;

/** Two futures as a drawing: days of cover over 21 days, the light's zones as ground, each line labelled at its end. */
record FutureChart(
        List<Mark> marks,
        List<Tick> ticks,
        String pathA,
        @Nullable String pathB,
        double endA,
        double endB,
        double outX,
        List<Row> rows) {

    private static final double LEFT = 34;
    private static final double RIGHT = 646;
    private static final double TOP = 24;
    private static final double BOTTOM = 208;
    private static final double MOST_DAYS = 14;

    /** A line of the grid. */
    record Mark(double y, int days) {}

    /** A day below the chart. */
    record Tick(double x, LocalDate day) {}

    /** A row of the table of the same numbers. */
    record Row(LocalDate day, double a, @Nullable Double b) {}

    static FutureChart of(Two two, LocalDate today, int red, int orange, int yellow) {
        Future a = two.a();
        Future b = two.b();
        int last = a.cover().length - 1;
        List<Mark> marks = new ArrayList<>();
        for (int days : new int[] {0, red, orange, yellow}) {
            marks.add(new Mark(y(days), days));
        }
        List<Tick> ticks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day <= last; day++) {
            if (day % 7 == 0) {
                ticks.add(new Tick(x(day, last), today.plusDays(day)));
            }
            rows.add(new Row(today.plusDays(day), a.cover()[day], b == null ? null : b.cover()[day]));
        }
        return new FutureChart(
                marks,
                ticks,
                path(a.cover()),
                b == null ? null : path(b.cover()),
                y(a.cover()[last]),
                b == null ? 0 : apart(y(b.cover()[last]), y(a.cover()[last])),
                a.outIn() == 0 ? -1 : x(Math.min(a.outIn(), last), last),
                rows);
    }

    /** Labels at the ends never lie on each other. */
    private static double apart(double one, double other) {
        return Math.abs(one - other) < 16 ? other - 16 : one;
    }

    private static double x(int day, int last) {
        return LEFT + (RIGHT - LEFT) * day / last;
    }

    private static double y(double days) {
        return BOTTOM - (BOTTOM - TOP) * Math.min(MOST_DAYS, days) / MOST_DAYS;
    }

    private static String path(double[] cover) {
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < cover.length; day++) {
            path.append(day == 0 ? "M" : "L")
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(day, cover.length - 1), y(cover[day])));
        }
        return path.toString();
    }
}
