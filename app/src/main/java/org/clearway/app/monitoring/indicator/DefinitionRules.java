package org.clearway.app.monitoring.indicator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.monitoring.indicator.formula.Formula;
import org.clearway.app.monitoring.indicator.formula.FormulaFault;
import org.clearway.app.monitoring.indicator.formula.FormulaParser;
import org.clearway.app.monitoring.indicator.formula.ReportSum;
import org.clearway.app.shared.refusal.Reason;

/** What a definition has to fulfil; every reason against it is said at once, those of the formula with their place. */
final class DefinitionRules {

    private static final int LONGEST_WORD = 60;

    private DefinitionRules() {}

    static List<Reason> against(Definition one, Map<String, Indicator> known) {
        List<Reason> reasons = new ArrayList<>();
        if (!one.code().matches("[a-z][a-z0-9_]{1,59}")
                || ReportSum.of(one.code()).isPresent()) {
            reasons.add(Reason.at("code", "monitoring.indicator.code", one.code()));
        }
        text("nameZh", one.nameZh(), 2, LONGEST_WORD, reasons);
        text("nameEn", one.nameEn(), 2, 80, reasons);
        text("unit", one.unit(), 1, 30, reasons);
        text("source", one.source(), 2, 300, reasons);
        text("owner", one.owner(), 2, 100, reasons);
        if (Frequency.of(one.frequency()).isEmpty()) {
            reasons.add(Reason.at("frequency", "monitoring.indicator.choose", one.frequency()));
        }
        if (!Set.of("up", "down", "none").contains(one.better())) {
            reasons.add(Reason.at("better", "monitoring.indicator.choose", one.better()));
        }
        if (one.decimals() < 0 || one.decimals() > 4) {
            reasons.add(Reason.at("decimals", "monitoring.indicator.decimals", one.decimals()));
        }
        Indicator before = known.get(one.code());
        if (before != null && (one.why() == null || one.why().strip().length() < 2)) {
            reasons.add(Reason.at("why", "monitoring.indicator.why"));
        }
        if (before != null && before.computed() != (one.written() != null)) {
            reasons.add(Reason.at("formula", "monitoring.indicator.kind"));
        }
        if (one.written() != null) {
            reasons.addAll(formula(one, known));
        }
        return reasons;
    }

    private static void text(String field, String value, int least, int most, List<Reason> reasons) {
        int length = value.strip().length();
        if (length < least || length > most) {
            reasons.add(Reason.at(field, "monitoring.indicator.text", least, most));
        }
    }

    /** All that is wrong with the formula: the first fault of its form, or every name that may not stand there. */
    static List<Reason> formula(Definition one, Map<String, Indicator> known) {
        List<Reason> reasons = new ArrayList<>();
        try {
            Formula formula = FormulaParser.parse(String.valueOf(one.written()));
            formula.names().forEach((name, at) -> name(one, known, name, at, reasons));
            if (formula.names().isEmpty()) {
                reasons.add(new FormulaFault(0, "constant").reason());
            }
        } catch (FormulaFault fault) {
            reasons.add(fault.reason());
        }
        return reasons;
    }

    private static void name(Definition one, Map<String, Indicator> known, String name, int at, List<Reason> reasons) {
        boolean daily = one.frequency().equals(Frequency.DAILY.word());
        if (ReportSum.of(name).isPresent()) {
            if (!daily) {
                reasons.add(new FormulaFault(at, "daily", name).reason());
            }
            return;
        }
        Indicator other = known.get(name);
        if (name.equals(one.code())) {
            reasons.add(new FormulaFault(at, "itself", name).reason());
        } else if (other == null) {
            reasons.add(new FormulaFault(at, "unknown", name).reason());
        } else if (other.withdrawn()) {
            reasons.add(new FormulaFault(at, "withdrawn", name).reason());
        } else if (!other.frequency().word().equals(one.frequency())) {
            reasons.add(new FormulaFault(at, "frequency", name).reason());
        } else if (reaches(other, one.code(), known)) {
            reasons.add(new FormulaFault(at, "circle", name, one.code()).reason());
        }
    }

    /** Whether one indicator's formula leads to another, by however many steps. */
    static boolean reaches(Indicator from, String to, Map<String, Indicator> known) {
        Deque<Indicator> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Indicator at = open.pop();
            if (!at.computed() || !seen.add(at.code())) {
                continue;
            }
            for (String name :
                    FormulaParser.parse(String.valueOf(at.formula())).names().keySet()) {
                if (name.equals(to)) {
                    return true;
                }
                Indicator next = known.get(name);
                if (next != null) {
                    open.push(next);
                }
            }
        }
        return false;
    }
}
