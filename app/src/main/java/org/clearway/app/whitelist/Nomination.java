package org.clearway.app.whitelist;

import java.time.LocalDate;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/**
 * A nomination before anything is written: what is asked, and what is known of it.
 *
 * @param enterprise null when the actor knows none of this code
 * @param underWay   one for the same list waits already
 * @param listed     it is on the list now
 */
public record Nomination(
        WhiteList list,
        Terms terms,
        LocalDate day,
        @Nullable Enterprise enterprise,
        String creditCode,
        @Nullable String field,
        @Nullable String ground,
        boolean underWay,
        boolean listed) {

    static final int SHORTEST_GROUND = 10;

    public static final Rules<Nomination> RULES = Rules.of(
            Rule.refusing(
                    "known",
                    one -> one.enterprise == null,
                    one -> Reason.at("creditCode", "whitelist.unknown", one.creditCode)),
            Rule.refusing(
                    "active",
                    one -> one.enterprise != null && !one.enterprise.state().equals("active"),
                    one -> Reason.at("creditCode", "whitelist.closed", one.creditCode)),
            Rule.refusing(
                    "within",
                    one -> one.enterprise != null
                            && !DivisionRange.of(one.list.division()).holds(one.enterprise.division()),
                    one -> Reason.at("creditCode", "whitelist.elsewhere", one.creditCode, one.divisionOf())),
            Rule.refusing(
                    "open",
                    one -> !one.list.isOpenOn(one.day),
                    one -> Reason.at("list", "whitelist.list-closed", one.list.code())),
            Rule.refusing(
                    "field",
                    one -> one.field == null || !one.terms.fields().contains(one.field),
                    one -> Reason.at("field", "whitelist.field", String.join(", ", one.terms.fields()))),
            Rule.refusing(
                    "ground",
                    one -> one.ground == null || one.ground.strip().length() < SHORTEST_GROUND,
                    one -> Reason.at("ground", "whitelist.ground", SHORTEST_GROUND)),
            Rule.refusing(
                    "not-under-way",
                    one -> one.underWay,
                    one -> Reason.at("creditCode", "whitelist.under-way", one.creditCode)),
            Rule.refusing(
                    "not-listed",
                    one -> one.listed,
                    one -> Reason.at("creditCode", "whitelist.listed-already", one.creditCode)));

    private String divisionOf() {
        return enterprise == null ? "" : enterprise.division();
    }
}
