package org.clearway.app.problem.course;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.course.Act.*;
import org.clearway.app.problem.course.State.Asked;
import org.clearway.app.problem.course.State.Confirmed;
import org.clearway.app.problem.course.State.Silent;
import org.clearway.app.problem.course.State.Solved;
import org.clearway.app.problem.course.State.UnsolvableAsked;
import org.clearway.app.problem.course.State.Waiting;
import org.clearway.app.problem.course.State.Working;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What speaks against an act, rule by rule. Each looks at the whole course and the act, and knows nothing of the others. */
public final class Rules {

    /** After the first objection, which needs no word, so many characters say why. */
    public static final int OBJECTION_CHARACTERS = 10;

    private static final Set<String> RESULTS = Set.of("solved", "partly", "cannot");

    /** A rule gives a reason against, or null. */
    private interface Rule extends BiFunction<Course, Act, @Nullable Reason> {}

    private static final List<Rule> ALL = List.of(
            Rules::fitsTheState,
            Rules::isNotTakenByAnother,
            Rules::namesAnotherDesk,
            Rules::isNotSettled,
            Rules::waitsForAStatedReason,
            Rules::triedBeforeGoingUp,
            Rules::climbsStepByStep,
            Rules::asksFromTheProvince,
            Rules::answersInOneOfThreeWays,
            Rules::saysWhyTheSecondTime,
            Rules::isUnsolvableForAStatedReason,
            Rules::isDecidedByAnother);

    private Rules() {}

    public static List<Reason> against(Course course, Act act) {
        return ALL.stream()
                .map(rule -> rule.apply(course, act))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Reason fitsTheState(Course course, Act act) {
        State state = course.state();
        boolean atDesk = state instanceof Working;
        boolean fits = switch (act) {
            case Take take -> atDesk;
            case Tried tried -> atDesk || state instanceof Waiting || state instanceof Asked;
            case HandOver handOver -> atDesk || state instanceof Waiting;
            case NotOurs notOurs -> atDesk;
            case Wait wait -> atDesk;
            case GoOn goOn -> state instanceof Waiting;
            case Escalate up -> up.itself() ? atDesk || state instanceof Asked || unanswered(state) : atDesk;
            case Ask ask -> atDesk;
            case Assign assign -> state instanceof Asked;
            case Answer answer -> state instanceof Asked;
            case Solve solve -> atDesk || state instanceof Waiting;
            case Confirm confirm -> state instanceof Solved;
            case Objection objection ->
                state instanceof Solved || state instanceof Silent || state instanceof Confirmed;
            case LapseInSilence lapse -> state instanceof Solved;
            case AskUnsolvable ask -> atDesk || state instanceof Waiting;
            case ApproveUnsolvable approve -> unanswered(state);
            case DeclineUnsolvable decline -> unanswered(state);
            case Join join -> atDesk || state instanceof Waiting;
            case Withdraw withdraw -> state.open();
            case Overrun overrun -> course.atTop() && (atDesk || unanswered(state));
        };
        return fits ? null : Reason.of("problem.state." + state.word(), act.word());
    }

    private static boolean unanswered(State state) {
        return state instanceof UnsolvableAsked;
    }

    private static @Nullable Reason isNotTakenByAnother(Course course, Act act) {
        return act instanceof Take take
                        && course.state() instanceof Working working
                        && working.taker() != 0
                        && working.taker() != take.account()
                ? Reason.of("problem.taken")
                : null;
    }

    private static @Nullable Reason namesAnotherDesk(Course course, Act act) {
        long named = switch (act) {
            case HandOver handOver -> handOver.owner();
            case NotOurs notOurs -> notOurs.owner();
            default -> -1;
        };
        if (named == 0) {
            return Reason.at("owner", "problem.whose");
        }
        return named == course.owner() ? Reason.at("owner", "problem.same-desk") : null;
    }

    private static @Nullable Reason isNotSettled(Course course, Act act) {
        return act instanceof NotOurs && course.settled() ? Reason.of("problem.settled") : null;
    }

    private static @Nullable Reason waitsForAStatedReason(Course course, Act act) {
        return act instanceof Wait wait && !Act.WAITING_WHYS.contains(wait.why())
                ? Reason.at("why", "problem.waiting-why")
                : null;
    }

    private static @Nullable Reason triedBeforeGoingUp(Course course, Act act) {
        boolean up =
                (act instanceof Escalate escalate && !escalate.itself()) || (act instanceof Ask ask && !ask.itself());
        return up && !course.tried() ? Reason.at("tried", "problem.nothing-tried") : null;
    }

    private static @Nullable Reason climbsStepByStep(Course course, Act act) {
        if (!(act instanceof Escalate up)) {
            return null;
        }
        if (course.atTop()) {
            return Reason.of("problem.at-the-top");
        }
        if (up.to().compareTo(course.level()) <= 0 || !course.ladder().contains(up.to())) {
            return Reason.at("to", "problem.not-above");
        }
        if (up.to() == Level.INTER_PROVINCIAL) {
            return Reason.at("to", "problem.ask-instead");
        }
        boolean next = up.to() == course.above();
        if (!next && !up.itself() && !Act.SKIP_WHYS.contains(String.valueOf(up.skipWhy()))) {
            return Reason.at("skipWhy", "problem.skip-why");
        }
        return null;
    }

    private static @Nullable Reason asksFromTheProvince(Course course, Act act) {
        if (!(act instanceof Ask ask)) {
            return null;
        }
        boolean may = course.level() == Level.PROVINCE || course.level() == Level.INTER_PROVINCIAL;
        if (!may) {
            return Reason.of("problem.ask-from-province");
        }
        return ask.province().matches("[1-8]\\d0000") ? null : Reason.at("province", "problem.which-province");
    }

    private static @Nullable Reason answersInOneOfThreeWays(Course course, Act act) {
        return act instanceof Answer answer && !RESULTS.contains(answer.result())
                ? Reason.at("result", "problem.result")
                : null;
    }

    private static @Nullable Reason saysWhyTheSecondTime(Course course, Act act) {
        return act instanceof Objection objection
                        && course.reopened() > 0
                        && objection.words().strip().length() < OBJECTION_CHARACTERS
                ? Reason.at("text", "problem.why-again", OBJECTION_CHARACTERS)
                : null;
    }

    private static @Nullable Reason isUnsolvableForAStatedReason(Course course, Act act) {
        return act instanceof AskUnsolvable ask && !Act.UNSOLVABLE_WHYS.contains(ask.why())
                ? Reason.at("why", "problem.unsolvable-why")
                : null;
    }

    private static @Nullable Reason isDecidedByAnother(Course course, Act act) {
        long account = switch (act) {
            case ApproveUnsolvable approve -> approve.account();
            case DeclineUnsolvable decline -> decline.account();
            default -> 0;
        };
        return account != 0 && course.state() instanceof UnsolvableAsked asked && asked.askedBy() == account
                ? Reason.of("problem.four-eyes")
                : null;
    }
}
