package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.whatif.WhatIf;

/** Output of two futures by day as a drawing, as a share of normal; the scale begins a little below the lowest value. */
record OutputChart(List<Mark> marks, String asIs, String acted, double endAsIs, double endActed, List<Row> rows) {

    private static final double LEFT = 44;
    private static final double RIGHT = 640;
    private static final double TOP = 16;
    private static final double BOTTOM = 200;
    private static final double APART = 14;

    record Mark(double y, double percent) {}

    record Row(LocalDate day, double asIs, double acted) {}

    static OutputChart of(WhatIf one) {
        double low = Math.min(
                Arrays.stream(one.outputAsIs()).min().orElse(0),
                Arrays.stream(one.outputActed()).min().orElse(0));
        double bottom = Math.floor(low * 50 - 0.01) / 50;
        double top = Math.max(
                1,
                Math.max(
                        Arrays.stream(one.outputAsIs()).max().orElse(1),
                        Arrays.stream(one.outputActed()).max().orElse(1)));
        List<Mark> marks = new ArrayList<>();
        for (int step = 0; step <= 3; step++) {
            double value = bottom + (top - bottom) * step / 3;
            marks.add(new Mark(y(value, bottom, top), value * 100));
        }
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < one.outputAsIs().length; day++) {
            rows.add(new Row(
                    one.businessDate().plusDays(day), one.outputAsIs()[day] * 100, one.outputActed()[day] * 100));
        }
        double endA = y(one.outputAsIs()[one.outputAsIs().length - 1], bottom, top);
        double endB = y(one.outputActed()[one.outputActed().length - 1], bottom, top);
        boolean close = Math.abs(endA - endB) < APART;
        return new OutputChart(
                marks,
                path(one.outputAsIs(), bottom, top),
                path(one.outputActed(), bottom, top),
                close ? Math.max(endA, endB) + APART / 2 : endA,
                close ? Math.min(endA, endB) - APART / 2 : endB,
                rows);
    }

    private static String path(double[] values, double bottom, double top) {
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < values.length; day++) {
            double x = LEFT + (RIGHT - LEFT) * day / Math.max(1, values.length - 1);
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", day == 0 ? "M" : "L", x, y(values[day], bottom, top)));
        }
        return path.toString();
    }

    private static double y(double value, double bottom, double top) {
        return BOTTOM - (BOTTOM - TOP) * (value - bottom) / (top - bottom);
    }
}
