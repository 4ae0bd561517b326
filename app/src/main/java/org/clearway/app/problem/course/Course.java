package org.clearway.app.problem.course;

import java.util.List;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.course.State.Working;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;

/**
 * A problem's way so far, as far as it decides what may come next. {@link #after} is the whole state machine: it refuses with
 * every rule that speaks against an act ({@link Rules}), or gives the next course. Who may act is asked elsewhere.
 *
 * @param ladder   the levels it can climb, lowest first
 * @param owner    authority whose desk it lies on; 0 where the act leaves it to the level's own
 * @param tried    something tried is on record since it came to this level
 * @param notOurs  how often a desk said that it is another's
 * @param settled  the level above said whose it is, once and for all
 * @param reopened how often the enterprise objected
 * @param missed   deadlines that passed
 */
public record Course(
        State state,
        Level level,
        List<Level> ladder,
        long owner,
        boolean tried,
        int notOurs,
        boolean settled,
        int reopened,
        int missed) {

    /** The level has to find the desk: its coordinating authority. */
    public static final long LEVELS_OWN = 0;

    public static Course filed(List<Level> ladder, long owner) {
        return filed(ladder, ladder.getFirst(), owner);
    }

    public static Course filed(List<Level> ladder, Level level, long owner) {
        return new Course(new Working(0), level, ladder, owner, false, 0, false, 0, 0);
    }

    /** @throws Refusal with all reasons */
    public Course after(Act act) {
        List<Reason> reasons = Rules.against(this, act);
        Refusal.ifAny(reasons);
        return Moves.after(this, act);
    }

    public boolean atTop() {
        return level == Level.MINISTRY;
    }

    /** The level right above; at the top, the top. */
    public Level above() {
        int at = ladder.indexOf(level);
        return at < 0 || at == ladder.size() - 1 ? Level.MINISTRY : ladder.get(at + 1);
    }

    /** A quarrel and a desk that said "unsolvable" go to who stands above the authority, not to another province. */
    public Level authorityAbove() {
        return level == Level.PROVINCE || level == Level.INTER_PROVINCIAL ? Level.MINISTRY : above();
    }

    Course with(State other) {
        return new Course(other, level, ladder, owner, tried, notOurs, settled, reopened, missed);
    }

    Course at(Level other, long desk) {
        return new Course(new Working(0), other, ladder, desk, false, notOurs, settled, reopened, missed);
    }

    Course owned(long desk) {
        return new Course(state, level, ladder, desk, tried, notOurs, settled, reopened, missed);
    }

    Course withTried() {
        return new Course(state, level, ladder, owner, true, notOurs, settled, reopened, missed);
    }

    Course withNotOurs(int times, boolean said) {
        return new Course(state, level, ladder, owner, tried, times, said, reopened, missed);
    }

    Course reopenedOnce() {
        return new Course(new Working(0), level, ladder, owner, false, notOurs, settled, reopened + 1, missed);
    }

    Course missedOne() {
        return new Course(state, level, ladder, owner, tried, notOurs, settled, reopened, missed + 1);
    }
}
