package org.clearway.app.monitoring.indicator.formula;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.clearway.app.monitoring.indicator.formula.Formula.Binary;
import org.clearway.app.monitoring.indicator.formula.Formula.Call;
import org.clearway.app.monitoring.indicator.formula.Formula.Constant;
import org.clearway.app.monitoring.indicator.formula.Formula.Name;
import org.clearway.app.monitoring.indicator.formula.Formula.Negated;

/**
 * Works a formula out over all periods at once. A missing value ({@code NaN}) makes what it enters missing; so does a division by
 * zero, which is counted. Time: one pass over the periods for each part of the formula, for a mean one for each of its periods.
 */
public final class Evaluation {

    private final int periods;
    private final Function<String, double[]> series;
    private int zeroDivisions;

    /** @param series the values of a name, one for each period */
    public Evaluation(int periods, Function<String, double[]> series) {
        this.periods = periods;
        this.series = series;
    }

    static double constant(Formula formula) {
        return new Evaluation(1, name -> new double[] {Double.NaN}).of(formula)[0];
    }

    /** How many times a divisor was zero. */
    public int zeroDivisions() {
        return zeroDivisions;
    }

    public double[] of(Formula formula) {
        return switch (formula) {
            case Constant constant -> filled(constant.value());
            case Name name -> series.apply(name.name());
            case Negated negated -> pair(filled(0), of(negated.of()), (a, b) -> a - b);
            case Binary binary -> binary(binary);
            case Call call -> call(call);
        };
    }

    private double[] filled(double value) {
        double[] all = new double[periods];
        Arrays.fill(all, value);
        return all;
    }

    private double[] binary(Binary binary) {
        double[] left = of(binary.left());
        double[] right = of(binary.right());
        return switch (binary.operator()) {
            case '+' -> pair(left, right, Double::sum);
            case '-' -> pair(left, right, (a, b) -> a - b);
            case '*' -> pair(left, right, (a, b) -> a * b);
            default -> pair(left, right, this::divided);
        };
    }

    private double divided(double a, double b) {
        if (b == 0) {
            zeroDivisions++;
            return Double.NaN;
        }
        return a / b;
    }

    private double[] call(Call call) {
        double[] first = of(call.arguments().getFirst());
        int n = Formula.periods(call);
        return switch (call.function()) {
            case ABS -> pair(first, first, (a, b) -> Math.abs(a));
            case MIN -> folded(call, Math::min);
            case MAX -> folded(call, Math::max);
            case ROUND -> {
                double power = Math.pow(10, n);
                yield pair(first, first, (a, b) -> Math.round(a * power) / power);
            }
            case LAG -> lagged(first, n);
            case CHANGE -> pair(first, lagged(first, n), (a, b) -> a - b);
            case MEAN -> mean(first, n);
        };
    }

    private double[] folded(Call call, DoubleBinaryOperator choose) {
        double[] all = of(call.arguments().getFirst());
        for (Formula argument : call.arguments().subList(1, call.arguments().size())) {
            all = pair(all, of(argument), choose);
        }
        return all;
    }

    private static double[] lagged(double[] values, int n) {
        double[] moved = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            moved[i] = i < n ? Double.NaN : values[i - n];
        }
        return moved;
    }

    /** The mean of what is there among the last n; missing when nothing is. */
    private static double[] mean(double[] values, int n) {
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            int count = 0;
            for (int j = Math.max(0, i - n + 1); j <= i; j++) {
                if (!Double.isNaN(values[j])) {
                    sum += values[j];
                    count++;
                }
            }
            means[i] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }

    private static double[] pair(double[] left, double[] right, DoubleBinaryOperator operator) {
        double[] result = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            result[i] = Double.isNaN(left[i]) || Double.isNaN(right[i])
                    ? Double.NaN
                    : operator.applyAsDouble(left[i], right[i]);
        }
        return result;
    }
}
