package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Course;
import org.clearway.app.problem.course.State;
import org.clearway.app.problem.internal.Desks.Desk;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does an act to a locked row: asks the course, finds the desk and the deadline, writes the row, the step, the event and the
 * trail in one transaction. Who may do it was asked before.
 */
@Component
public class Acting {

    private final JdbcClient jdbc;
    private final Desks desks;
    private final Deadlines deadlines;
    private final EventRows events;
    private final ChangedRows rows;
    private final Audit audit;
    private final ClearwayClock clock;

    Acting(
            JdbcClient jdbc,
            Desks desks,
            Deadlines deadlines,
            EventRows events,
            ChangedRows rows,
            Audit audit,
            ClearwayClock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.deadlines = deadlines;
        this.events = events;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** The row, locked until the transaction ends; whoever comes second waits and sees what the first one did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Problem> lock(String number) {
        Optional<Long> id = jdbc.sql("select id from problem.problem where number = ? for update")
                .param(number)
                .query(Long.class)
                .optional();
        return id.map(this::read);
    }

    public Problem read(long id) {
        return jdbc.sql("select " + COLUMNS + " from problem.problem p" + OWNER + " where p.id = ?")
                .param(id)
                .query(Problem.class)
                .single();
    }

    /**
     * Does it.
     *
     * @throws Refusal with all that the course has against it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Problem act(Problem before, Act act, Said said) {
        return act(before, act, said, null);
    }

    /** @param counterpart division in the other province that has a part from now on; null leaves it as it is */
    @Transactional(propagation = Propagation.MANDATORY)
    public Problem act(Problem before, Act act, Said said, @Nullable Counterpart counterpart) {
        Course course = before.course().after(act);
        Instant now = clock.instant();
        Desk desk = desk(before, course, counterpart, now);
        Clock next = clock(before, course, desk, now);
        rows.write(before, course, desk, next, counterpart == null ? null : counterpart.division(), now);
        if (counterpart != null) {
            rows.share(before.id(), counterpart.division());
        }
        rows.step(before, course, desk, act, said, counterpart == null ? null : counterpart.division(), now);
        Problem after = read(before.id());
        events.add(after, act.word(), said);
        rows.keepInStep(after);
        record(after, act, said);
        return after;
    }

    /** The desk's authority was merged or closed: its successor has it from now on, or the level above. */
    void moveFromEnded(Problem problem) {
        Instant now = clock.instant();
        Desks.Authority old = desks.byId(problem.ownerId());
        Optional<Desks.Authority> next = desks.at(old.division(), old.department(), now)
                .or(() -> desks.at(old.division(), "industry", now))
                .filter(found -> found.id() != old.id());
        Said said = Said.key("problem.said.merged", Problem.both(old.nameZh(), old.nameEn()));
        if (next.isPresent()) {
            act(problem, new Act.HandOver(next.get().id()), said);
        } else if (problem.at() != Level.MINISTRY && problem.standing() instanceof State.Working) {
            Level above = problem.course().authorityAbove();
            act(problem, new Act.Escalate(above, null, true), said);
        }
    }

    /** @param owner the authority that has to answer */
    public record Counterpart(String division, Desks.Authority owner) {}

    /** What the clock shows next. */
    record Clock(
            @Nullable Instant due,
            @Nullable Integer hours,
            @Nullable Instant timer) {}

    private Desk desk(Problem before, Course course, @Nullable Counterpart counterpart, Instant now) {
        if (counterpart != null) {
            return new Desk(counterpart.owner(), course.level(), null, null, before.routingHole());
        }
        if (course.owner() == Course.LEVELS_OWN) {
            return desks.of(course.level(), before.kind(), before.division(), now);
        }
        Long coOwner = course.level() == Level.MINISTRY ? before.coOwnerId() : null;
        return new Desk(
                desks.byId(course.owner()),
                course.level(),
                coOwner,
                course.owner() == before.ownerId() ? before.mechanismId() : null,
                before.routingHole());
    }

    private Clock clock(Problem before, Course course, Desk desk, Instant now) {
        return switch (course.state()) {
            case State.Closed closed -> new Clock(null, null, null);
            case State.Solved solved -> {
                Instant until = deadlines.silence(now);
                yield new Clock(until, null, until);
            }
            case State.Waiting waiting -> new Clock(null, before.dueHours(), deadlines.waitingEnds(now));
            case State.Working working -> working(before, course, desk, now);
            case State.Asked asked -> working(before, course, desk, now);
            case State.UnsolvableAsked asked -> {
                int hours = deadlines.hours(before.kind(), before.severity(), course.authorityAbove(), now);
                Instant due = deadlines.due(now, hours);
                yield new Clock(due, hours, due);
            }
        };
    }

    /** The clock of a desk runs on through what the desk itself does, and begins anew on another or after an objection. */
    private Clock working(Problem before, Course course, Desk desk, Instant now) {
        if (course.missed() > before.missed() && course.atTop() && before.at() == Level.MINISTRY) {
            return new Clock(before.dueAt(), before.dueHours(), null);
        }
        boolean sameDesk = before.ownerId() == desk.owner().id()
                && before.level().equals(course.level().word())
                && course.reopened() == before.reopened();
        if (sameDesk && before.standing() instanceof State.Waiting waiting) {
            Instant due = deadlines.after(now, waiting.minutesLeft());
            return new Clock(due, before.dueHours(), due);
        }
        boolean runs = before.state().equals(course.state().word()) && before.dueAt() != null;
        if (sameDesk && runs) {
            return new Clock(before.dueAt(), before.dueHours(), before.dueAt());
        }
        int hours = deadlines.hours(before.kind(), before.severity(), course.level(), now);
        Instant due = deadlines.due(now, hours);
        return new Clock(due, hours, due);
    }

    private void record(Problem after, Act act, Said said) {
        Audit.Entry entry = Audit.Entry.of("problem " + act.word(), "problem", after.number(), after.division())
                .because(said.text())
                .with(Map.of("level", after.level(), "state", after.state(), "owner", after.ownerId()));
        audit.record(after.enterpriseId() == null ? entry : entry.about(after.enterpriseId()));
    }
}
