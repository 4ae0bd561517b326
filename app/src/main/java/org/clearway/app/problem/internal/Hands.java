package org.clearway.app.problem.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.internal.Desks.Authority;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/**
 * Whose hands may touch a problem: the desk it lies on, the coordinating department of the same division, whoever is above
 * that desk; the enterprise itself for confirming, objecting and withdrawing.
 */
@Component
public class Hands {

    private static final String COORDINATES = "industry";

    private final Desks desks;

    Hands(Desks desks) {
        this.desks = desks;
    }

    public List<Reason> against(Actor actor, Problem problem, Act act) {
        List<Reason> reasons = new ArrayList<>();
        if (actor.kind() == Actor.Kind.SYSTEM && actor.accountId() == 0) {
            return reasons;
        }
        boolean enterprises = act instanceof Act.Confirm || act instanceof Act.Objection || act instanceof Act.Withdraw;
        if (enterprises || actor.isEnterprise()) {
            if (!enterprises || !actor.isEnterprise() || !actor.may(Right.FILE_PROBLEMS)) {
                reasons.add(Reason.of(enterprises ? "problem.enterprise-only" : "problem.officers-only", act.word()));
            }
            return reasons;
        }
        if (!actor.may(Right.PREPARE)) {
            reasons.add(Reason.of("shared.not-allowed", Right.PREPARE.word()));
        }
        Authority owner = desks.byId(problem.ownerId());
        if (act instanceof Act.ApproveUnsolvable || act instanceof Act.DeclineUnsolvable) {
            approves(actor, owner, reasons);
        } else if (!reaches(actor, problem, owner)) {
            reasons.add(Reason.of("problem.not-your-desk", owner.nameZh(), owner.nameEn()));
        }
        return reasons;
    }

    /** Four eyes, a session, and a division above; at the top another person of the ministry. */
    private static void approves(Actor actor, Authority owner, List<Reason> reasons) {
        if (!actor.may(Right.APPROVE) || actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("shared.not-allowed", Right.APPROVE.word()));
        }
        boolean above = DivisionRange.of(actor.division()).holds(owner.division())
                && (!actor.division().equals(owner.division())
                        || owner.division().equals("000000"));
        if (!above) {
            reasons.add(Reason.of("problem.level-above"));
        }
    }

    /** True when the desk is the actor's own, its division's coordinating one, or below it. */
    public boolean reaches(Actor actor, Problem problem, Authority owner) {
        Long own = actor.authorityId();
        if (own == null) {
            return false;
        }
        if (own == problem.ownerId() || own.equals(problem.coOwnerId())) {
            return true;
        }
        boolean sameDivision = actor.division().equals(owner.division());
        boolean above = !sameDivision && DivisionRange.of(actor.division()).holds(owner.division());
        boolean coordinates = COORDINATES.equals(actor.department());
        return ((sameDivision || above) && coordinates) || isSuccessor(own, owner);
    }

    /** An authority that was merged goes on in the one that has its division and department now. */
    private boolean isSuccessor(long own, Authority owner) {
        if (owner.validTo() == null) {
            return false;
        }
        Optional<Authority> mine = desks.find(own);
        return mine.isPresent()
                && mine.get().division().equals(owner.division())
                && mine.get().department().equals(owner.department());
    }
}
