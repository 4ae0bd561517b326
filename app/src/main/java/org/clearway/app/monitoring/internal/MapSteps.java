package org.clearway.app.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How deep a place is coloured: six bounds make seven steps, deep needs attention. For a rate whose more is better the bounds are those
 * of the press conferences; for any other indicator they part the span of its values evenly.
 *
 * @param bounds from the pale side to the deep one
 * @param better +1 where low values are deep, else -1
 */
record MapSteps(double[] bounds, int better, int decimals) {

    private static final double[] RATE = {97, 95, 92, 90, 85, 80};

    static MapSteps of(List<Double> values, boolean rate, int better, int decimals) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (rate && better > 0 && low >= 0 && high <= 100 && high > RATE[RATE.length - 1]) {
            return new MapSteps(RATE, 1, 0);
        }
        double[] bounds = new double[RATE.length];
        double step = (high - low) / (bounds.length + 1);
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = better >= 0 ? high - step * (i + 1) : low + step * (i + 1);
        }
        return new MapSteps(bounds, better >= 0 ? 1 : -1, decimals);
    }

    String step(@Nullable Double value) {
        if (value == null) {
            return "na";
        }
        int step = 0;
        while (step < bounds.length && (better > 0 ? value < bounds[step] : value > bounds[step])) {
            step++;
        }
        return "q" + step;
    }

    /** One step as the legend says it; a side that is open is null. */
    record Span(
            String step, @Nullable Double from, @Nullable Double to) {}

    List<Span> legend() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i <= bounds.length; i++) {
            Double pale = i == 0 ? null : bounds[i - 1];
            Double deep = i == bounds.length ? null : bounds[i];
            spans.add(better > 0 ? new Span("q" + i, deep, pale) : new Span("q" + i, pale, deep));
        }
        return spans;
    }
}
