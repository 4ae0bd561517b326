package org.clearway.app.monitoring.indicator.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.formula.Formula.Binary;
import org.clearway.app.monitoring.indicator.formula.Formula.Call;
import org.clearway.app.monitoring.indicator.formula.Formula.Constant;
import org.clearway.app.monitoring.indicator.formula.Formula.Function;
import org.clearway.app.monitoring.indicator.formula.Formula.Name;
import org.clearway.app.monitoring.indicator.formula.Formula.Negated;

/** Reads a formula by recursive descent; the first fault ends it, with its place. */
public final class FormulaParser {

    /** What an editor's field holds, and more than a person reads at a glance. */
    public static final int LONGEST = 1_000;

    /** Brackets within brackets; also keeps the reader's own stack small. */
    private static final int DEEPEST = 40;

    /** A function over periods looks back two months of days at most. */
    private static final int MOST_PERIODS = 60;

    private final String text;
    private int at;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
    }

    /**
     * @throws FormulaFault at the first thing that does not fit
     */
    public static Formula parse(String text) {
        if (text.length() > LONGEST) {
            throw new FormulaFault(LONGEST, "long", LONGEST);
        }
        FormulaParser parser = new FormulaParser(text);
        Formula formula = parser.sum();
        parser.blanks();
        if (parser.at < text.length()) {
            throw new FormulaFault(parser.at, "unexpected", String.valueOf(text.charAt(parser.at)));
        }
        return formula;
    }

    private Formula sum() {
        Formula left = product();
        for (char sign = next("+-"); sign != 0; sign = next("+-")) {
            left = new Binary(at - 1, sign, left, product());
        }
        return left;
    }

    private Formula product() {
        Formula left = factor();
        for (char sign = next("*/"); sign != 0; sign = next("*/")) {
            int place = at - 1;
            Formula right = factor();
            if (sign == '/' && isZero(right)) {
                throw new FormulaFault(place, "zero");
            }
            left = new Binary(place, sign, left, right);
        }
        return left;
    }

    /** A divisor that is zero whatever is reported: a constant, or what adds up to zero of constants. */
    private static boolean isZero(Formula formula) {
        if (!formula.names().isEmpty()) {
            return formula instanceof Binary same && same.operator() == '-' && sameName(same.left(), same.right());
        }
        return Math.abs(Evaluation.constant(formula)) < 1e-12;
    }

    private static boolean sameName(Formula left, Formula right) {
        return left instanceof Name one
                && right instanceof Name other
                && one.name().equals(other.name());
    }

    private Formula factor() {
        blanks();
        if (++depth > DEEPEST) {
            throw new FormulaFault(at, "deep", DEEPEST);
        }
        try {
            if (at >= text.length()) {
                throw new FormulaFault(at, "ends");
            }
            int place = at;
            char c = text.charAt(at);
            if (next("-") != 0) {
                return new Negated(place, factor());
            }
            if (next("(") != 0) {
                Formula inner = sum();
                close();
                return inner;
            }
            return Character.isDigit(c) || c == '.' ? number() : word();
        } finally {
            depth--;
        }
    }

    private Formula number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            return new Constant(from, Double.parseDouble(text.substring(from, at)));
        } catch (NumberFormatException e) {
            throw new FormulaFault(from, "number", text.substring(from, at));
        }
    }

    private Formula word() {
        int from = at;
        while (at < text.length() && isOfAWord(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new FormulaFault(at, "unexpected", String.valueOf(text.charAt(at)));
        }
        String word = text.substring(from, at).toLowerCase(Locale.ROOT);
        return next("(") == 0 ? new Name(from, word) : call(from, word);
    }

    private static boolean isOfAWord(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private Formula call(int from, String word) {
        Function function = null;
        for (Function one : Function.values()) {
            function = one.name().toLowerCase(Locale.ROOT).equals(word) ? one : function;
        }
        if (function == null) {
            throw new FormulaFault(from, "function", word);
        }
        List<Formula> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (next(",") != 0);
        close();
        if (arguments.size() < function.least || arguments.size() > function.most) {
            throw new FormulaFault(from, "arguments", word, function.least, arguments.size());
        }
        Call call = new Call(from, function, arguments);
        checkPeriods(call);
        return call;
    }

    private static void checkPeriods(Call call) {
        if (call.function().overPeriods || call.function() == Function.ROUND) {
            Formula last = call.arguments().getLast();
            int least = call.function() == Function.ROUND ? 0 : 1;
            boolean whole = last instanceof Constant constant
                    && constant.value() == Math.rint(constant.value())
                    && constant.value() >= least
                    && constant.value() <= MOST_PERIODS;
            if (!whole) {
                throw new FormulaFault(last.at(), "periods", least, MOST_PERIODS);
            }
        }
    }

    private void close() {
        if (next(")") == 0) {
            throw new FormulaFault(at, "bracket");
        }
    }

    /** The next character when it is one of these, else 0. */
    private char next(String wanted) {
        blanks();
        if (at < text.length() && wanted.indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at++);
        }
        return 0;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
