package org.clearway.app.monitoring.indicator.formula;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/**
 * What is wrong with a formula, and where: the first character that it is about, counted from 0. Its words have a key below {@code
 * reason.monitoring.formula.} and tell the place counted from 1.
 */
public final class FormulaFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int at;
    private final transient Reason reason;

    public FormulaFault(int at, String code, Object... arguments) {
        super(code + " at " + at, null, false, false);
        this.at = at;
        List<Object> all = new ArrayList<>();
        all.add(at + 1);
        all.addAll(List.of(arguments));
        this.reason = Reason.at("formula", "monitoring.formula." + code, all.toArray());
    }

    public int at() {
        return at;
    }

    public Reason reason() {
        return reason;
    }
}
