package org.clearway.app.whitelist;

import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/** The rules of one act, by name. A refusal carries the reasons of all that are broken, never only of the first. */
public record Rules<C>(List<Rule<C>> all) {

    @SafeVarargs
    static <C> Rules<C> of(Rule<C>... rules) {
        return new Rules<>(List.of(rules));
    }

    public List<Reason> against(C one) {
        return all.stream().flatMap(rule -> rule.check().apply(one).stream()).toList();
    }

    /** The same without one of them. */
    public Rules<C> without(String name) {
        return new Rules<>(
                all.stream().filter(rule -> !rule.name().equals(name)).toList());
    }
}
