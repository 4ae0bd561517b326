package org.clearway.app.shared.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the small line beside a figure as SVG paths in a box of 66 by 26. */
@Component
public class Sparklines {

    private static final double LEFT = 2;
    private static final double RIGHT = 63;
    private static final double TOP = 4;
    private static final double BOTTOM = 22;

    /** @return null for fewer than two points: a single value has no course */
    public @Nullable Line of(List<Double> points) {
        if (points.size() < 2) {
            return null;
        }
        double low = points.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = points.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double span = high - low < 1e-9 ? 1 : high - low;
        StringBuilder path = new StringBuilder();
        double x = LEFT;
        double y = BOTTOM;
        for (int i = 0; i < points.size(); i++) {
            x = LEFT + (RIGHT - LEFT) * i / (points.size() - 1);
            y = BOTTOM - (BOTTOM - TOP) * (points.get(i) - low) / span;
            path.append(i == 0 ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
        }
        String area = path + String.format(Locale.ROOT, "L%.1f 26L%.1f 26Z", RIGHT, LEFT);
        return new Line(path.toString(), area, x, y);
    }

    public record Line(String path, String area, double lastX, double lastY) {}
}
