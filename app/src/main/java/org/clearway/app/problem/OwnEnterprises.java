package org.clearway.app.problem;

import java.util.List;
import java.util.Optional;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The enterprise that a filing is about: the account's own, or the one whose credit code an officer gives. */
@Component
public class OwnEnterprises {

    private static final int MOST_TO_CHOOSE = 50;

    private final Enterprises enterprises;

    OwnEnterprises(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    /** To choose from, where an account speaks for several. */
    public List<Enterprise> own() {
        Actor actor = Actor.current();
        if (!actor.isEnterprise()) {
            return List.of();
        }
        return actor.enterprises().stream()
                .limit(MOST_TO_CHOOSE)
                .map(enterprises::byId)
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param code a credit code; null for the account's only enterprise */
    public long find(@Nullable String code) {
        Actor actor = Actor.current();
        if (code == null || code.isBlank()) {
            if (actor.isEnterprise() && actor.enterprises().size() == 1) {
                return actor.enterprises().getFirst();
            }
            throw new Refusal(Reason.at("enterprise", "problem.enterprise"));
        }
        return enterprises
                .byCreditCode(code.strip().toUpperCase(java.util.Locale.ROOT))
                .map(Enterprise::id)
                .orElseThrow(() -> new Refusal(Reason.at("enterprise", "problem.enterprise")));
    }
}
