package org.clearway.app.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.Rules;
import org.clearway.app.problem.internal.Acting;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.Hands;
import org.clearway.app.problem.internal.ProblemSql;
import org.clearway.app.problem.internal.Said;
import org.clearway.app.problem.internal.Telling;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts problems behind one blocking point, takes one out again, and answers all at once. A person decides; rules only suggest. */
@Service
public class GroupingProblems {

    private static final int MOST_ANSWERED = 1_000;

    private final JdbcClient jdbc;
    private final BlockingPoints points;
    private final ProblemRegister problems;
    private final Acting acting;
    private final Hands hands;
    private final EventRows events;
    private final Telling telling;
    private final Audit audit;
    private final ClearwayClock clock;

    GroupingProblems(
            JdbcClient jdbc,
            BlockingPoints points,
            ProblemRegister problems,
            Acting acting,
            Hands hands,
            EventRows events,
            Telling telling,
            Audit audit,
            ClearwayClock clock) {
        this.jdbc = jdbc;
        this.points = points;
        this.problems = problems;
        this.acting = acting;
        this.hands = hands;
        this.events = events;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A point to make.
     *
     * @param rule the suggestion's rule, or {@code chosen}
     * @param key  the suggestion's key; null when a person chose
     */
    public record NewPoint(
            String title,
            List<String> numbers,
            String rule,
            @Nullable String key) {}

    /** What became of answering all: how many were, and how many lie on desks that are not the actor's. */
    public record Answered(int answered, int elsewhere) {}

    /** @return the point's number */
    @Transactional
    public long group(NewPoint wanted) {
        Actor.current().require(Right.PREPARE);
        List<Reason> reasons = against(wanted);
        Refusal.ifAny(reasons);
        List<Problem> members =
                wanted.numbers().stream().distinct().sorted().map(this::locked).toList();
        members.forEach(one -> mayJoin(one, reasons));
        Refusal.ifAny(reasons);
        String division = common(members.stream().map(Problem::division).toList());
        if (!Actor.current().range().holds(DivisionRange.of(division))) {
            throw new Refusal(Reason.at("numbers", "problem.point-range"));
        }
        long id = insert(wanted, division, members.getFirst().kind(), "open");
        jdbc.sql("update problem.problem set point_id = :point, version = version + 1 where id = any (:ids)")
                .param("point", id)
                .param("ids", members.stream().map(Problem::id).toArray(Long[]::new))
                .update();
        Said said = Said.key("problem.said.point", Integer.toString(members.size()));
        members.forEach(one -> events.add(one, "grouped", said));
        record("blocking point made", id, division, Map.of("rule", wanted.rule(), "problems", members.size()));
        return id;
    }

    /** Within reach, and nobody else changes it until this act has ended. */
    private Problem locked(String number) {
        problems.byNumber(number);
        return acting.lock(number).orElseThrow(() -> new NotFound("problem", number));
    }

    private static void mayJoin(Problem one, List<Reason> reasons) {
        if (!one.open() || one.pointId() != null) {
            String code = one.open() ? "problem.point-already" : "problem.point-closed";
            reasons.add(Reason.at("numbers", code, one.number()));
        }
    }

    private static List<Reason> against(NewPoint wanted) {
        List<Reason> reasons = new ArrayList<>();
        int length = wanted.title().strip().length();
        if (length < FilingProblems.SHORTEST_TITLE || length > FilingProblems.LONGEST_TITLE) {
            reasons.add(
                    Reason.at("title", "problem.title", FilingProblems.SHORTEST_TITLE, FilingProblems.LONGEST_TITLE));
        }
        long many = wanted.numbers().stream().distinct().count();
        if (many < 2 || many > BlockingPoints.MOST_MEMBERS) {
            reasons.add(Reason.at("numbers", "problem.point-members", 2, BlockingPoints.MOST_MEMBERS));
        }
        return reasons;
    }

    /** The smallest division that holds all of them. */
    static String common(List<String> divisions) {
        for (int digits : new int[] {6, 4, 2}) {
            String head = divisions.getFirst().substring(0, digits);
            if (divisions.stream().allMatch(one -> one.startsWith(head))) {
                return head + "0".repeat(6 - digits);
            }
        }
        return "000000";
    }

    private long insert(NewPoint wanted, String division, String kind, String state) {
        Actor actor = Actor.current();
        return jdbc.sql("""
                        insert into problem.blocking_point (division, title, kind, rule, key, state, made_at, made_by, made_name)
                        values (:division, :title, :kind, :rule, :key, :state, :now, :account, :name) returning id
                        """)
                .param("division", division)
                .param("title", wanted.title().strip())
                .param("kind", kind)
                .param("rule", wanted.rule())
                .param("key", wanted.key())
                .param("state", state)
                .param("now", ProblemSql.moment(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .query(Long.class)
                .single();
    }

    /** Says that a suggestion is none: it does not come again. */
    @Transactional
    public void decline(String rule, String key) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        List<Problem> members = points.members(rule, key);
        if (members.isEmpty()) {
            throw new NotFound("suggestion", key);
        }
        String title = key.length() < FilingProblems.SHORTEST_TITLE ? rule + " " + key : key;
        NewPoint none = new NewPoint(
                title.substring(0, Math.min(title.length(), FilingProblems.LONGEST_TITLE)), List.of(), rule, key);
        long id = insert(none, actor.division(), members.getFirst().kind(), "declined");
        record("blocking point declined", id, actor.division(), Map.of("rule", rule, "key", key));
    }

    /** One of them has another cause after all. */
    @Transactional
    public void takeOut(long point, String number) {
        Actor.current().require(Right.PREPARE);
        BlockingPoint from = points.byId(point);
        Problem one = locked(number);
        if (!Long.valueOf(point).equals(one.pointId())) {
            throw new NotFound("problem", number);
        }
        jdbc.sql("update problem.problem set point_id = null, version = version + 1 where id = ?")
                .param(one.id())
                .update();
        events.add(one, "grouped", Said.key("problem.said.point-out"));
        record("blocking point reduced", point, from.division(), Map.of("problem", number));
    }

    /** One answer for all that lie on desks within the actor's hands; each enterprise confirms, or objects, for itself. */
    @Transactional
    public Answered answerAll(long point, String text) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        BlockingPoint found = points.byId(point);
        if (text.strip().length() < WorkingProblems.SHORTEST_WORDS) {
            throw new Refusal(Reason.at("text", "problem.words", WorkingProblems.SHORTEST_WORDS));
        }
        if (text.length() > WorkingProblems.LONGEST_WORDS) {
            throw new Refusal(Reason.at("text", "problem.words-long", WorkingProblems.LONGEST_WORDS));
        }
        int answered = 0;
        int elsewhere = 0;
        for (String number : unanswered(point)) {
            Problem one = acting.lock(number).orElseThrow();
            boolean may = hands.against(actor, one, new Act.Solve()).isEmpty()
                    && Rules.against(one.course(), new Act.Solve()).isEmpty();
            if (may) {
                acting.act(one, new Act.Solve(), Said.text(text));
                answered++;
            } else {
                elsewhere++;
            }
        }
        if (answered == 0) {
            throw new Refusal(Reason.at("text", "problem.point-none", elsewhere));
        }
        if (unanswered(point).isEmpty()) {
            solved(point);
        }
        record(
                "blocking point answered",
                point,
                found.division(),
                Map.of("answered", answered, "elsewhere", elsewhere));
        telling.soon();
        return new Answered(answered, elsewhere);
    }

    private List<String> unanswered(long point) {
        return jdbc.sql("""
                        select number from problem.problem where point_id = ? and closed_at is null and state <> 'solved' order by id limit ?
                        """).params(point, MOST_ANSWERED).query(String.class).list();
    }

    private void solved(long point) {
        jdbc.sql("update problem.blocking_point set state = 'solved', solved_at = ?, solved_name = ? where id = ?")
                .params(ProblemSql.moment(clock.instant()), Actor.current().name(), point)
                .update();
    }

    private void record(String act, long point, String division, Map<String, ?> detail) {
        audit.record(Audit.Entry.of(act, "blocking point", point, division).with(detail));
    }
}
