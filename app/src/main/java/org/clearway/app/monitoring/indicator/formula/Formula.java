package org.clearway.app.monitoring.indicator.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula as a tree. Grammar:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = "-" factor | number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 *
 * Names are sums of the reports of a day ({@link ReportSum}) or codes of other indicators. Functions: abs, min, max, round(x, places),
 * lag(x, n), mean(x, n) over the last n periods, change(x, n) = x - lag(x, n).
 */
public sealed interface Formula {

    /** Where it begins in the text. */
    int at();

    record Constant(int at, double value) implements Formula {}

    record Name(int at, String name) implements Formula {}

    record Negated(int at, Formula of) implements Formula {}

    record Binary(int at, char operator, Formula left, Formula right) implements Formula {}

    record Call(int at, Function function, List<Formula> arguments) implements Formula {}

    /** How many arguments it takes; those over periods take a whole number of periods last. */
    enum Function {
        ABS(1, 1, false),
        MIN(2, 8, false),
        MAX(2, 8, false),
        ROUND(2, 2, false),
        LAG(2, 2, true),
        MEAN(2, 2, true),
        CHANGE(2, 2, true);

        final int least;
        final int most;
        final boolean overPeriods;

        Function(int least, int most, boolean overPeriods) {
            this.least = least;
            this.most = most;
            this.overPeriods = overPeriods;
        }
    }

    /** Names that it takes, each with the place where it stands first. */
    default Map<String, Integer> names() {
        Map<String, Integer> names = new LinkedHashMap<>();
        collect(this, names);
        return names;
    }

    private static void collect(Formula formula, Map<String, Integer> names) {
        switch (formula) {
            case Constant ignored -> {}
            case Name name -> names.putIfAbsent(name.name(), name.at());
            case Negated negated -> collect(negated.of(), names);
            case Binary binary -> {
                collect(binary.left(), names);
                collect(binary.right(), names);
            }
            case Call call -> call.arguments().forEach(argument -> collect(argument, names));
        }
    }

    /** How many periods before the first one it looks back. */
    default int lookback() {
        return switch (this) {
            case Constant ignored -> 0;
            case Name ignored -> 0;
            case Negated negated -> negated.of().lookback();
            case Binary binary ->
                Math.max(binary.left().lookback(), binary.right().lookback());
            case Call call -> {
                int deepest = call.arguments().stream()
                        .mapToInt(Formula::lookback)
                        .max()
                        .orElse(0);
                yield deepest + (call.function().overPeriods ? periods(call) : 0);
            }
        };
    }

    /** The number of periods that a function over periods takes. */
    static int periods(Call call) {
        return call.arguments().getLast() instanceof Constant constant ? (int) constant.value() : 0;
    }
}
