package org.clearway.app.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.Contact;
import org.clearway.app.directory.Contacts;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Rules;
import org.clearway.app.problem.internal.Deadlines;
import org.clearway.app.problem.internal.Desks;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.Hands;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One problem with all that its page shows: timeline, desks, tasks, evidence, who else is hit, and what the reader may do. */
@Service
@Transactional(readOnly = true)
public class ProblemFile {

    private static final int MOST_EVENTS = 200;

    private final JdbcClient jdbc;
    private final ProblemRegister problems;
    private final EventRows events;
    private final Hands hands;
    private final Desks desks;
    private final Deadlines deadlines;
    private final Contacts contacts;
    private final SupportLists lists;
    private final ClearwayClock clock;

    ProblemFile(
            JdbcClient jdbc,
            ProblemRegister problems,
            EventRows events,
            Hands hands,
            Desks desks,
            Deadlines deadlines,
            Contacts contacts,
            SupportLists lists,
            ClearwayClock clock) {
        this.jdbc = jdbc;
        this.problems = problems;
        this.events = events;
        this.hands = hands;
        this.desks = desks;
        this.deadlines = deadlines;
        this.contacts = contacts;
        this.lists = lists;
        this.clock = clock;
    }

    /** A task to a department. */
    public record Task(
            long id,
            String authorityZh,
            String authorityEn,
            String what,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable String doneName,
            @Nullable String result) {}

    /** Another enterprise that it hits. */
    public record Hit(long enterpriseId, @Nullable String verdict) {}

    /** An authority to choose. */
    public record Choice(long id, String zh, String en) {}

    /**
     * The whole of it.
     *
     * @param may      words of the acts that this reader may do now
     * @param leftMinutes working minutes until the deadline; null without a clock
     */
    public record File(
            Problem problem,
            List<EventRows.Event> timeline,
            List<EventRows.Step> steps,
            List<Level> ladder,
            List<Task> tasks,
            List<Hit> hits,
            List<SupportLists.Item> asked,
            List<Contact> contacts,
            List<String> may,
            List<Choice> desks,
            List<Choice> inside,
            @Nullable Integer leftMinutes,
            long behindPoint) {}

    public File of(String number) {
        Problem problem = problems.byNumber(number);
        Actor actor = Actor.current();
        List<String> may = may(actor, problem);
        return new File(
                problem,
                events.of(problem, MOST_EVENTS),
                events.steps(problem.id()),
                Level.ladder(problem.division()),
                tasks(problem),
                hits(problem),
                actor.isOfficer() ? lists.ofProblem(problem.id()) : List.of(),
                problem.enterpriseId() == null ? List.of() : contacts.of(problem.enterpriseId(), AsOf.now(clock)),
                may,
                actor.isOfficer() && may.contains("hand_over") ? choices(problem, actor) : List.of(),
                may.contains("assign") ? inside(problem) : List.of(),
                left(problem),
                behind(problem));
    }

    private @Nullable Integer left(Problem problem) {
        Instant due = problem.dueAt();
        return due == null || due.isBefore(clock.instant()) ? null : deadlines.left(clock.instant(), due);
    }

    /** Acts without a reason against that is not a field to fill. */
    private List<String> may(Actor actor, Problem problem) {
        List<String> may = new ArrayList<>();
        for (Act act : candidates(actor, problem)) {
            boolean state = Rules.against(problem.course(), act).stream().noneMatch(ProblemFile::isOfTheState);
            if (state && hands.against(actor, problem, act).isEmpty()) {
                may.add(act.word());
            }
        }
        return may;
    }

    private static boolean isOfTheState(Reason reason) {
        return reason.field() == null;
    }

    private static List<Act> candidates(Actor actor, Problem problem) {
        long other = -5;
        return List.of(
                new Act.Take(actor.accountId()),
                new Act.Tried(),
                new Act.Solve(),
                new Act.Escalate(problem.course().authorityAbove(), null, false),
                new Act.Ask("", false),
                new Act.Assign(other),
                new Act.Answer("solved"),
                new Act.HandOver(other),
                new Act.NotOurs(other),
                new Act.Wait("", 1),
                new Act.GoOn(),
                new Act.Confirm(),
                new Act.Objection(""),
                new Act.AskUnsolvable(actor.accountId(), ""),
                new Act.ApproveUnsolvable(actor.accountId()),
                new Act.DeclineUnsolvable(actor.accountId()),
                new Act.Join(other),
                new Act.Withdraw());
    }

    private List<Task> tasks(Problem problem) {
        if (!Actor.current().isOfficer()) {
            return List.of();
        }
        return jdbc.sql("""
                        select t.id, a.name_zh as authority_zh, a.name_en as authority_en, t.what, t.due_at, t.done_at, t.done_name, t.result
                        from problem.task t join directory.authority a on a.id = t.authority_id
                        where t.problem_id = ? order by t.id limit 100
                        """).param(problem.id()).query(Task.class).list();
    }

    private List<Hit> hits(Problem problem) {
        return jdbc.sql(
                        "select enterprise_id, verdict from problem.affected where problem_id = ? order by enterprise_id limit 200")
                .param(problem.id())
                .query(Hit.class)
                .list();
    }

    /** Desks of the own division first, then those of the level above: whose it could be. */
    private List<Choice> choices(Problem problem, Actor actor) {
        List<Choice> choices = new ArrayList<>();
        Instant now = clock.instant();
        Desks.Authority owner = desks.byId(problem.ownerId());
        for (String division : List.of(owner.division(), problem.division(), actor.division())) {
            desks.of(division, now).stream()
                    .filter(one -> one.id() != owner.id())
                    .map(one -> new Choice(one.id(), one.nameZh(), one.nameEn()))
                    .filter(one -> !choices.contains(one))
                    .forEach(choices::add);
        }
        return choices;
    }

    /** Where the counterpart can assign: its departments, and the industry departments of its cities. */
    private List<Choice> inside(Problem problem) {
        String there = problem.counterpart();
        if (there == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, name_zh as zh, name_en as en from directory.authority
                        where division >= :lo and division < :hi and valid_to is null
                            and (division = :province or department in ('industry', 'transport') and right(division, 2) = '00')
                        order by division, department limit 200
                        """)
                .param("lo", there.substring(0, 2) + "0000")
                .param("hi", there.substring(0, 2) + "ZZZZ")
                .param("province", there.substring(0, 2) + "0000")
                .query(Choice.class)
                .list();
    }

    private long behind(Problem problem) {
        if (problem.pointId() == null || !Actor.current().isOfficer()) {
            return 0;
        }
        // Of a point that was made above the reader's own territory there is no page for them.
        return jdbc.sql("""
                        select count(*) from problem.problem p join problem.blocking_point b on b.id = p.point_id
                        where p.point_id = ? and p.closed_at is null and p.state <> 'solved'
                        """).param(problem.pointId()).query(Long.class).single();
    }
}
