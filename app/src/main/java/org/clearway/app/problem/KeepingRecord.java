package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.problem.course.State;
import org.clearway.app.problem.internal.Acting;
import org.clearway.app.problem.internal.Desks;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.Hands;
import org.clearway.app.problem.internal.ProblemSql;
import org.clearway.app.problem.internal.Said;
import org.clearway.app.problem.internal.Telling;
import org.clearway.app.problem.internal.Wider;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is written down without moving the problem: messages, calls, tasks to departments, the deadline, how satisfied the enterprise is. */
@Service
public class KeepingRecord {

    /** Whom a message is for: the enterprise too, officers of the own side, or the room of the two authorities. */
    public static final Set<String> AUDIENCES = Set.of("enterprise", "internal", "room");

    public static final Set<String> OUTCOMES = Set.of("reached", "promised", "not_reached", "solved_itself");

    private static final int LONGEST_DEADLINE_DAYS = 60;

    private final JdbcClient jdbc;
    private final Acting acting;
    private final ProblemRegister problems;
    private final EventRows events;
    private final Hands hands;
    private final Desks desks;
    private final Wider wider;
    private final Telling telling;
    private final Audit audit;
    private final ClearwayClock clock;

    KeepingRecord(
            JdbcClient jdbc,
            Acting acting,
            ProblemRegister problems,
            EventRows events,
            Hands hands,
            Desks desks,
            Wider wider,
            Telling telling,
            Audit audit,
            ClearwayClock clock) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.problems = problems;
        this.events = events;
        this.hands = hands;
        this.desks = desks;
        this.wider = wider;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** A message; what it says is text, and is shown as such. */
    @Transactional
    public void message(String number, String audience, String text) {
        Problem problem = open(number);
        List<Reason> reasons = words(text);
        boolean officer = Actor.current().isOfficer();
        if (!AUDIENCES.contains(audience) || (!officer && !audience.equals("enterprise"))) {
            reasons.add(Reason.at("audience", "problem.audience"));
        }
        if (audience.equals("room") && problem.counterpart() == null) {
            reasons.add(Reason.at("audience", "problem.no-counterpart"));
        }
        Refusal.ifAny(reasons);
        String act = audience.equals("enterprise") ? "message" : audience;
        events.add(problem, act, new Said(text.strip(), null, List.of(), audience.equals("internal")));
        telling.soon();
    }

    /** The outcome of a telephone call, in one tap. */
    @Transactional
    public void call(String number, String outcome, @Nullable String text) {
        Actor.current().require(Right.PREPARE);
        Problem problem = open(number);
        if (!OUTCOMES.contains(outcome)) {
            throw new Refusal(Reason.at("outcome", "problem.outcome"));
        }
        jdbc.sql("update problem.problem set called_at = ?, call_outcome = ? where id = ?")
                .params(ProblemSql.moment(clock.instant()), outcome, problem.id())
                .update();
        Said said = Said.key("problem.said.call." + outcome).and(text);
        events.add(problem, "call", new Said(said.text(), said.key(), said.arguments(), true));
    }

    /** A task to a department, with a date. */
    @Transactional
    public void task(String number, long authority, String what, @Nullable LocalDateTime due) {
        Problem problem = onDesk(number);
        List<Reason> reasons = words(what);
        Instant until = due == null ? null : due.atZone(ClearwayClock.ZONE).toInstant();
        if (until == null || until.isBefore(clock.instant())) {
            reasons.add(Reason.at("at", "problem.deadline-past"));
        }
        if (what.length() > 500) {
            reasons.add(Reason.at("text", "problem.words-long", 500));
        }
        Refusal.ifAny(reasons);
        Desks.Authority to = desks.byId(authority);
        Actor actor = Actor.current();
        jdbc.sql("""
                        insert into problem.task (problem_id, division, counterpart, authority_id, what, due_at, made_at, made_by, made_name)
                        values (:problem, :division, :there, :authority, :what, :due, :now, :account, :name)
                        """)
                .param("problem", problem.id())
                .param("division", problem.division())
                .param("there", problem.counterpart())
                .param("authority", to.id())
                .param("what", what.strip())
                .param("due", at(until))
                .param("now", at(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .update();
        events.add(
                problem,
                "task",
                Said.key("problem.said.task", Problem.both(to.nameZh(), to.nameEn()))
                        .and(what));
        telling.soon();
    }

    @Transactional
    public void taskDone(String number, long task, String result) {
        Actor.current().require(Right.PREPARE);
        Problem problem = open(number);
        Refusal.ifAny(words(result));
        int done = jdbc.sql("""
                        update problem.task set done_at = ?, done_name = ?, result = ? where id = ? and problem_id = ? and done_at is null
                        """)
                .params(ProblemSql.moment(clock.instant()), Actor.current().name(), result.strip(), task, problem.id())
                .update();
        if (done == 0) {
            throw new NotFound("task", task);
        }
        events.add(problem, "task_done", Said.text(result));
        telling.soon();
    }

    /** Another deadline for this desk, with the reason; never one that has passed. */
    @Transactional
    public void deadline(String number, @Nullable LocalDateTime moment, String why) {
        Problem problem = onDesk(number);
        Instant until =
                moment == null ? null : moment.atZone(ClearwayClock.ZONE).toInstant();
        List<Reason> reasons = words(why);
        if (until == null || !until.isAfter(clock.instant())) {
            reasons.add(Reason.at("at", "problem.deadline-past"));
        } else if (until.isAfter(clock.instant().plus(java.time.Duration.ofDays(LONGEST_DEADLINE_DAYS)))) {
            reasons.add(Reason.at("at", "problem.deadline-far", LONGEST_DEADLINE_DAYS));
        }
        if (!(problem.standing() instanceof State.Working || problem.standing() instanceof State.Asked)) {
            reasons.add(Reason.of("problem.state." + problem.state(), "deadline"));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update problem.problem set due_at = :due, timer_at = :due, version = version + 1 where id = :id")
                .param("due", at(until))
                .param("id", problem.id())
                .update();
        events.add(problem, "deadline", Said.text(why));
        audit.record(Audit.Entry.of("problem deadline moved", "problem", problem.number(), problem.division())
                .because(why)
                .with(Map.of("from", String.valueOf(problem.dueAt()), "to", String.valueOf(until))));
        telling.soon();
    }

    /** How satisfied the enterprise is, in one tap: 3 good, 2 so-so, 1 bad. */
    public void satisfied(String number, int tap) {
        Problem seen = problems.byNumber(number);
        Actor.current().require(Right.FILE_PROBLEMS);
        if (tap < 1 || tap > 3 || (seen.open() && !seen.state().equals("solved"))) {
            throw new Refusal(Reason.at("satisfaction", "problem.satisfaction"));
        }
        wider.inTransaction(seen, () -> {
            jdbc.sql("update problem.problem set satisfaction = ? where id = ?")
                    .params(tap, seen.id())
                    .update();
            audit.record(Audit.Entry.of("problem rated", "problem", number, seen.division())
                    .with(Map.of("satisfaction", tap)));
            return tap;
        });
    }

    private Problem open(String number) {
        problems.byNumber(number);
        Problem problem = acting.lock(number).orElseThrow(() -> new NotFound("problem", number));
        if (!problem.open()) {
            throw new Refusal(Reason.of("problem.state." + problem.state(), "message"));
        }
        return problem;
    }

    private Problem onDesk(String number) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Problem problem = open(number);
        Desks.Authority owner = desks.byId(problem.ownerId());
        if (!hands.reaches(actor, problem, owner)) {
            throw new Refusal(Reason.of("problem.not-your-desk", owner.nameZh(), owner.nameEn()));
        }
        return problem;
    }

    private static List<Reason> words(String text) {
        List<Reason> reasons = new ArrayList<>();
        if (text.strip().length() < 2) {
            reasons.add(Reason.at("text", "problem.words", 2));
        }
        if (text.length() > WorkingProblems.LONGEST_WORDS) {
            reasons.add(Reason.at("text", "problem.words-long", WorkingProblems.LONGEST_WORDS));
        }
        return reasons;
    }
}
