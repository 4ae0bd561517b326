package org.clearway.app.problem.course;

import org.clearway.app.problem.Level;
import org.clearway.app.problem.course.Act.*;
import org.clearway.app.problem.course.State.Asked;
import org.clearway.app.problem.course.State.Confirmed;
import org.clearway.app.problem.course.State.Joined;
import org.clearway.app.problem.course.State.Silent;
import org.clearway.app.problem.course.State.Solved;
import org.clearway.app.problem.course.State.Unsolvable;
import org.clearway.app.problem.course.State.UnsolvableAsked;
import org.clearway.app.problem.course.State.Waiting;
import org.clearway.app.problem.course.State.Withdrawn;
import org.clearway.app.problem.course.State.Working;

/** What comes of an act that no rule speaks against. */
final class Moves {

    private Moves() {}

    static Course after(Course course, Act act) {
        return switch (act) {
            case Take take -> course.with(new Working(take.account()));
            case Tried tried -> course.withTried();
            case HandOver handOver -> handedOver(course, handOver.owner());
            case NotOurs notOurs -> notOurs(course, notOurs.owner());
            case Wait wait -> course.with(new Waiting(taker(course), wait.why(), wait.minutesLeft()));
            case GoOn goOn -> course.with(new Working(taker(course)));
            case Escalate up -> counted(course, up.itself()).at(up.to(), Course.LEVELS_OWN);
            case Ask ask ->
                counted(course, ask.itself())
                        .at(Level.INTER_PROVINCIAL, Course.LEVELS_OWN)
                        .with(new Asked());
            case Assign assign -> course.owned(assign.owner());
            case Answer answer ->
                answer.result().equals("solved")
                        ? course.with(new Solved())
                        : course.at(Level.INTER_PROVINCIAL, Course.LEVELS_OWN).withTried();
            case Solve solve -> course.with(new Solved());
            case Confirm confirm -> course.with(new Confirmed());
            case Objection objection -> course.reopenedOnce();
            case LapseInSilence lapse -> course.with(new Silent());
            case AskUnsolvable ask -> course.with(new UnsolvableAsked(ask.account(), ask.why()));
            case ApproveUnsolvable approve -> course.with(new Unsolvable());
            case DeclineUnsolvable decline -> course.with(new Working(0));
            case Join join -> course.with(new Joined(join.into()));
            case Withdraw withdraw -> course.with(new Withdrawn());
            case Overrun overrun -> course.missedOne();
        };
    }

    private static Course counted(Course course, boolean itself) {
        return itself ? course.missedOne() : course;
    }

    /** After a quarrel, whoever is above says it once. */
    private static Course handedOver(Course course, long desk) {
        Course moved = course.with(new Working(0)).owned(desk);
        return course.notOurs() > 1 ? moved.withNotOurs(course.notOurs(), true) : moved;
    }

    private static Course notOurs(Course course, long desk) {
        if (course.notOurs() == 0) {
            return course.with(new Working(0)).owned(desk).withNotOurs(1, false);
        }
        return course.at(course.authorityAbove(), Course.LEVELS_OWN).withNotOurs(course.notOurs() + 1, false);
    }

    private static long taker(Course course) {
        return switch (course.state()) {
            case Working working -> working.taker();
            case Waiting waiting -> waiting.taker();
            default -> 0;
        };
    }
}
