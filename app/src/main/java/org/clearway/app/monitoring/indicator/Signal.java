package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a series has turned, by the test of Mann and Kendall: S counts, over all pairs, how often the later value is higher, less how
 * often it is lower; under no trend its variance is n(n-1)(2n+5)/18, less the ties' part, and (|S| - 1)/sd is near to normal.
 *
 * <p>The turning point sought is the highest or the lowest value with at least {@value #SHORTEST} values from it on. A series
 * <em>turned</em> when it runs one way up to that point and the other way from it on, both at the level of 1 % (two-sided: the point is
 * chosen from the values, hence not 5 %). Daily values hang together, which makes the test readier than its level says: read it as a
 * hint where to look. With fewer than {@value #SHORTEST} values it is too short to tell. Time O(n²), n at most 400.
 *
 * @param probability of so clear a run by chance, the larger of both sides; null when too short
 * @param since       the turning point, or the first period of the trend; null when there is none
 */
public record Signal(
        Kind kind, @Nullable Double probability, @Nullable LocalDate since, int values) {

    public static final int SHORTEST = 8;
    public static final double LEVEL = 0.01;

    /** What a series does; message key below {@code monitoring.signal.}. */
    public enum Kind {
        TOO_SHORT,
        TURNED_UP,
        TURNED_DOWN,
        RISING,
        FALLING,
        STEADY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static Signal of(List<Point> points) {
        List<Point> told =
                points.stream().filter(point -> point.value() != null).toList();
        int n = told.size();
        if (n < SHORTEST) {
            return new Signal(Kind.TOO_SHORT, null, null, n);
        }
        double[] values = told.stream()
                .mapToDouble(point -> Objects.requireNonNull(point.value()))
                .toArray();
        Signal turned = turned(told, values);
        if (turned != null) {
            return turned;
        }
        double z = standardised(values, 0, n);
        double probability = probability(z);
        if (probability >= LEVEL) {
            return new Signal(Kind.STEADY, probability, null, n);
        }
        return new Signal(
                z > 0 ? Kind.RISING : Kind.FALLING, probability, told.getFirst().period(), n);
    }

    private static @Nullable Signal turned(List<Point> told, double[] values) {
        Signal best = null;
        for (int sign : new int[] {1, -1}) {
            int turn = extreme(values, sign);
            if (turn < SHORTEST - 1 || values.length - turn < SHORTEST) {
                continue;
            }
            double before = standardised(values, 0, turn + 1);
            double after = standardised(values, turn, values.length);
            double probability = Math.max(probability(before), probability(after));
            boolean fits = sign * before > 0 && sign * after < 0 && probability < LEVEL;
            if (fits && (best == null || probability < Objects.requireNonNull(best.probability()))) {
                Kind kind = sign > 0 ? Kind.TURNED_DOWN : Kind.TURNED_UP;
                best = new Signal(kind, probability, told.get(turn).period(), values.length);
            }
        }
        return best;
    }

    /** Where the highest ({@code sign} 1) or lowest value stands, the latest of equals. */
    private static int extreme(double[] values, int sign) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            if (sign * values[i] >= sign * values[at]) {
                at = i;
            }
        }
        return at;
    }

    /** S of Mann and Kendall over values [from, to), divided by its standard deviation, with the step of one. */
    static double standardised(double[] values, int from, int to) {
        int n = to - from;
        long s = 0;
        double ties = 0;
        for (int i = from; i < to; i++) {
            int equalLater = 0;
            int equalBefore = 0;
            for (int j = from; j < to; j++) {
                if (j > i) {
                    s += Double.compare(values[j], values[i]) > 0 ? 1 : values[j] == values[i] ? 0 : -1;
                    equalLater += values[j] == values[i] ? 1 : 0;
                } else if (j < i) {
                    equalBefore += values[j] == values[i] ? 1 : 0;
                }
            }
            double t = equalLater + 1.0;
            ties += equalBefore == 0 && equalLater > 0 ? t * (t - 1) * (2 * t + 5) : 0;
        }
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties) / 18;
        return variance <= 0 ? 0 : Math.signum((double) s) * Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance);
    }

    /** Two-sided, by the approximation 7.1.26 of Abramowitz and Stegun: right to 1.5e-7. */
    static double probability(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.clamp(poly * Math.exp(-x * x), 0, 1);
    }
}
