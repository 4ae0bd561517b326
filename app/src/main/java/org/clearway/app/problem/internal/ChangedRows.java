package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Instant;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Course;
import org.clearway.app.problem.course.State;
import org.clearway.app.problem.internal.Acting.Clock;
import org.clearway.app.problem.internal.Desks.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what an act changed: the row itself, the desks, and the copies that others see. */
@Repository
class ChangedRows {

    private final JdbcClient jdbc;

    ChangedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Problem before, Course course, Desk desk, Clock clock, @Nullable String counterpart, Instant now) {
        State state = course.state();
        boolean moved = before.ownerId() != desk.owner().id()
                || !before.level().equals(course.level().word());
        jdbc.sql("""
                        update problem.problem set state = :state, level = :level, owner_id = :owner, co_owner_id = :co_owner,
                            desk = :desk, mechanism_id = :mechanism, taken_by = :taken, taken_name = case when :taken::bigint = 0 then null
                                when :taken::bigint = taken_by then taken_name else :name end,
                            counterpart = coalesce(:counterpart::text, counterpart), since = case when :moved then :now::timestamptz else since end,
                            due_at = :due, due_hours = :hours, timer_at = :timer, waiting_why = :why, minutes_left = :left,
                            tried = :tried, not_ours = :not_ours, settled = :settled, reopened = :reopened, missed = :missed,
                            asked_by = :asked_by, joined_to = :joined, called_at = case when :moved then null else called_at end,
                            solved_at = case when :state in ('working', 'waiting', 'asked') then null
                                when :state = 'solved' then :now::timestamptz else solved_at end,
                            closed_at = case when :closed then :now::timestamptz end,
                            hours = case when :state in ('confirmed', 'silent') then
                                greatest(1, ceil(extract(epoch from solved_at - filed_at) / 3600))::int end,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", before.id())
                .param("state", state.word())
                .param("level", course.level().word())
                .param("owner", desk.owner().id())
                .param("co_owner", desk.coOwner())
                .param("desk", desk.owner().department())
                .param("mechanism", desk.mechanism())
                .param("taken", taker(state))
                .param("name", org.clearway.app.shared.scope.Actor.current().name())
                .param("counterpart", counterpart)
                .param("moved", moved)
                .param("now", at(now))
                .param("due", at(clock.due()))
                .param("hours", clock.hours())
                .param("timer", at(clock.timer()))
                .param("why", why(state))
                .param("left", state instanceof State.Waiting waiting ? waiting.minutesLeft() : null)
                .param("tried", course.tried())
                .param("not_ours", course.notOurs())
                .param("settled", course.settled())
                .param("reopened", course.reopened())
                .param("missed", course.missed())
                .param("asked_by", state instanceof State.UnsolvableAsked asked ? asked.askedBy() : 0L)
                .param("joined", state instanceof State.Joined joined ? joined.into() : null)
                .param("closed", !state.open())
                .update();
    }

    private static long taker(State state) {
        return switch (state) {
            case State.Working working -> working.taker();
            case State.Waiting waiting -> waiting.taker();
            default -> 0;
        };
    }

    private static @Nullable String why(State state) {
        return switch (state) {
            case State.Waiting waiting -> waiting.why();
            case State.UnsolvableAsked asked -> asked.why();
            case State.Unsolvable unsolvable -> null;
            default -> null;
        };
    }

    /** From now on the other province owns the record too; what is internal stays inside. */
    void share(long problem, String counterpart) {
        jdbc.sql(
                        "update problem.event set counterpart = :there where problem_id = :id and (enterprise_id is not null or act = 'room')")
                .param("there", counterpart)
                .param("id", problem)
                .update();
        for (String table : new String[] {"step", "affected", "matter_name"}) {
            jdbc.sql("update problem." + table + " set counterpart = :there where problem_id = :id")
                    .param("there", counterpart)
                    .param("id", problem)
                    .update();
        }
    }

    /** A desk that is left closes its step; one that is come to opens the next. */
    void step(Problem before, Course course, Desk desk, Act act, Said said, @Nullable String counterpart, Instant now) {
        if (act instanceof Act.Tried) {
            jdbc.sql(
                            "update problem.step set tried = left(concat_ws(' · ', tried, :what::text), 1000) where problem_id = :id and to_at is null")
                    .param("what", said.text())
                    .param("id", before.id())
                    .update();
            return;
        }
        boolean late = course.missed() > before.missed();
        boolean over = !course.state().open() || course.state() instanceof State.Solved;
        boolean elsewhere = before.ownerId() != desk.owner().id()
                || !before.level().equals(course.level().word());
        boolean back = course.reopened() > before.reopened();
        if (over || elsewhere || back) {
            jdbc.sql("update problem.step set to_at = :now, missed = missed or :missed,"
                            + " missed_at = case when :missed then coalesce(missed_at, :now::timestamptz) else missed_at end"
                            + " where problem_id = :id and to_at is null")
                    .param("now", at(now))
                    .param("missed", late)
                    .param("id", before.id())
                    .update();
        } else if (late) {
            jdbc.sql("update problem.step set missed = true, missed_at = coalesce(missed_at, :now::timestamptz)"
                            + " where problem_id = :id and to_at is null")
                    .param("now", at(now))
                    .param("id", before.id())
                    .update();
        }
        if (!over && (elsewhere || back)) {
            open(before, course.level(), desk.owner().id(), counterpart, now);
        }
    }

    void open(Problem problem, Level level, long owner, @Nullable String counterpart, Instant now) {
        jdbc.sql("""
                        insert into problem.step (problem_id, position, division, counterpart, enterprise_id, level, owner_id, from_at)
                        select :id, coalesce(max(position), 0) + 1, :division, :counterpart, :enterprise, :level, :owner, :now
                        from problem.step where problem_id = :id
                        """)
                .param("id", problem.id())
                .param("division", problem.division())
                .param("counterpart", counterpart == null ? problem.counterpart() : counterpart)
                .param("enterprise", problem.enterpriseId())
                .param("level", level.word())
                .param("owner", owner)
                .param("now", at(now))
                .update();
    }

    /** The other enterprises that it hits see how it stands. */
    void keepInStep(Problem after) {
        jdbc.sql("update problem.affected set level = ?, state = ?, due_at = ? where problem_id = ?")
                .params(after.level(), after.state())
                .param(at(after.dueAt()))
                .param(after.id())
                .update();
    }
}
