package org.clearway.app.problem;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;

/** What speaks against deciding a draft of rules: it takes a person, another one than who made it, and a draft. */
final class FourEyes {

    private FourEyes() {}

    /** @return the reasons, to which others may be added */
    static List<Reason> against(Actor actor, long madeBy, String state) {
        List<Reason> reasons = new ArrayList<>();
        if (actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("shared.not-allowed", Right.APPROVE.word()));
        }
        if (!state.equals("draft")) {
            reasons.add(Reason.of("problem.routing-decided"));
        }
        if (madeBy == actor.accountId()) {
            reasons.add(Reason.of("problem.four-eyes"));
        }
        return reasons;
    }
}
