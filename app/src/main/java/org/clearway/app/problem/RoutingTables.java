package org.clearway.app.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.problem.internal.Desks;
import org.clearway.app.problem.internal.ProblemSql;
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

/**
 * Who can decide what, as a dated table of a division. An officer drafts the next version and tries it on past problems; another
 * person approves it. Until then, and where it says nothing, the table above or the coordinating department holds.
 */
@Service
public class RoutingTables {

    /** Those that an authority can be of. */
    public static final List<String> DEPARTMENTS = List.of(
            "industry",
            "planning",
            "health",
            "disease_control",
            "transport",
            "postal",
            "public_security",
            "agriculture",
            "commerce",
            "finance",
            "financial_regulation",
            "tax",
            "market_regulation",
            "human_resources");

    private static final int TRIED_DAYS = 90;
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Desks desks;
    private final Audit audit;
    private final ClearwayClock clock;

    RoutingTables(JdbcClient jdbc, Desks desks, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Where one kind goes now.
     *
     * @param from  the division whose table says so; null when none does
     * @param ownerZh who would have a problem filed now, {@code level} where that authority sits
     * @param hole  no table says anything, or no authority of that department sits at this level
     */
    public record Line(
            String kind,
            @Nullable String department,
            @Nullable String from,
            String ownerZh,
            String ownerEn,
            String level,
            boolean hole) {}

    public record Version(
            long id,
            String division,
            String state,
            Instant validFrom,
            Instant recordedAt,
            long madeBy,
            String madeName,
            @Nullable String decidedName,
            @Nullable Instant decidedAt,
            String why,
            @Nullable String tried) {}

    /**
     * How past problems of one kind would have gone.
     *
     * @param elsewhere  so many of them to another department than they did
     * @param department to which they would have gone; null where a mechanism has them
     * @param since      filed on this day or later
     */
    public record Tried(
            String kind,
            long problems,
            long elsewhere,
            @Nullable String department,
            LocalDate since) {}

    /**
     * A table to draft.
     *
     * @param departments of each kind; a kind that is left out stays with the table above
     */
    public record Draft(
            Map<String, String> departments, @Nullable LocalDate validFrom, String why) {}

    @Transactional(readOnly = true)
    public List<Line> inForce() {
        Actor actor = Actor.current();
        actor.require(Right.PROBLEMS);
        Map<String, Desks.Route> held = desks.routes(actor.division(), clock.instant());
        List<Line> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Desks.Route route = held.get(kind.word());
            Desks.Desk desk = desks.first(kind.word(), actor.division(), clock.instant());
            boolean missing = route == null
                    || desk.level() != Level.ladder(actor.division()).getFirst();
            lines.add(new Line(
                    kind.word(),
                    route == null ? null : route.department(),
                    route == null ? null : route.division(),
                    desk.owner().nameZh(),
                    desk.owner().nameEn(),
                    desk.level().word(),
                    missing || desk.hole()));
        }
        return lines;
    }

    /** Versions of the actor's division, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        Actor actor = Actor.current();
        actor.require(Right.PROBLEMS);
        return jdbc.sql("""
                        select id, division, state, valid_from, recorded_at, made_by, made_name, decided_name, decided_at, why, tried
                        from problem.routing_version where division = ? order by id desc limit ?
                        """)
                .params(actor.division(), SHOWN)
                .query(Version.class)
                .list();
    }

    /** What would have been of the problems filed here in the last 90 days. Nothing is written. */
    @Transactional(readOnly = true)
    public List<Tried> tryOut(Draft draft) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Refusal.ifAny(against(draft, false));
        Map<String, Desks.Route> held = desks.routes(actor.division(), clock.instant());
        DivisionRange range = DivisionRange.of(actor.division());
        LocalDate since = clock.today().minusDays(TRIED_DAYS);
        List<String> kinds = Stream.of(Kind.values()).map(Kind::word).toList();
        return jdbc.sql("""
                        select k.kind, count(p.id) as problems, count(p.id) filter (where a.department <> k.department) as elsewhere,
                            k.department, :day::date as since
                        from unnest(:kinds::text[], :departments::text[]) with ordinality as k (kind, department, place)
                        left join (problem.problem p join problem.step s on s.problem_id = p.id and s.position = 1
                                join directory.authority a on a.id = s.owner_id)
                            on p.kind = k.kind and p.division >= :lo and p.division < :hi and p.filed_at >= :since
                        group by k.kind, k.department, k.place order by k.place
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param(
                        "departments",
                        kinds.stream()
                                .map(kind -> department(kind, draft, held))
                                .toArray(String[]::new))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("day", java.sql.Date.valueOf(since))
                .param(
                        "since",
                        ProblemSql.moment(since.atStartOfDay(ClearwayClock.ZONE).toInstant()))
                .query(Tried.class)
                .list();
    }

    /** Where a kind would go under the draft; null where a mechanism has it, which no department's move can touch. */
    private static @Nullable String department(String kind, Draft draft, Map<String, Desks.Route> held) {
        String next = draft.departments().get(kind);
        Desks.Route now = held.get(kind);
        if (next != null || (now != null && now.mechanism() != null)) {
            return next;
        }
        return now == null || now.department() == null ? Desks.COORDINATES : now.department();
    }

    /** @return number of the draft, which somebody else decides */
    @Transactional
    public long draft(Draft draft) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Refusal.ifAny(against(draft, true));
        List<Tried> tried = tryOut(draft);
        long elsewhere = tried.stream().mapToLong(Tried::elsewhere).sum();
        long all = tried.stream().mapToLong(Tried::problems).sum();
        long id = jdbc.sql("""
                        insert into problem.routing_version (division, state, valid_from, recorded_at, made_by, made_name, why, tried)
                        values (:division, 'draft', :from, :now, :account, :name, :why, :tried) returning id
                        """)
                .param("division", actor.division())
                .param("from", ProblemSql.moment(start(draft)))
                .param("now", ProblemSql.moment(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("why", draft.why().strip())
                .param("tried", elsewhere + "/" + all)
                .query(Long.class)
                .single();
        draft.departments()
                .forEach((kind, department) -> jdbc.sql(
                                "insert into problem.route (version_id, kind, division, department) values (?, ?, ?, ?)")
                        .params(id, kind, actor.division(), department)
                        .update());
        record("routing drafted", id, draft.why(), draft.departments());
        return id;
    }

    private Instant start(Draft draft) {
        LocalDate from = draft.validFrom();
        return from == null
                ? clock.instant()
                : from.atStartOfDay(ClearwayClock.ZONE).toInstant();
    }

    private List<Reason> against(Draft draft, boolean saving) {
        List<Reason> reasons = new ArrayList<>();
        draft.departments().forEach((kind, department) -> {
            if (Kind.of(kind).isEmpty() || !DEPARTMENTS.contains(department)) {
                reasons.add(Reason.at("department-" + kind, "problem.routing-department", department));
            }
        });
        if (saving && draft.departments().isEmpty()) {
            reasons.add(Reason.of("problem.routing-empty"));
        }
        if (saving && draft.why().strip().length() < WorkingProblems.SHORTEST_WORDS) {
            reasons.add(Reason.at("why", "problem.words", WorkingProblems.SHORTEST_WORDS));
        }
        if (draft.validFrom() != null && draft.validFrom().isBefore(clock.today())) {
            reasons.add(Reason.at("validFrom", "problem.routing-past"));
        }
        return reasons;
    }

    /** Approves or declines a draft of the own division; by a person, and by another than who made it. */
    @Transactional
    public void decide(long id, boolean approved) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Version version = jdbc.sql("""
                        select id, division, state, valid_from, recorded_at, made_by, made_name, decided_name, decided_at, why, tried
                        from problem.routing_version where id = ? and division = ? for update
                        """)
                .params(id, actor.division())
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new NotFound("routing table", id));
        Refusal.ifAny(FourEyes.against(actor, version.madeBy(), version.state()));
        jdbc.sql("""
                        update problem.routing_version set state = :state, decided_by = :account, decided_name = :name, decided_at = :now,
                            valid_from = greatest(valid_from, :now) where id = :id
                        """)
                .param("state", approved ? "approved" : "declined")
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("now", ProblemSql.moment(clock.instant()))
                .param("id", id)
                .update();
        record(approved ? "routing approved" : "routing declined", id, version.why(), Map.of());
    }

    private void record(String act, long id, String why, Map<String, ?> detail) {
        audit.record(Audit.Entry.of(act, "routing table", id, Actor.current().division())
                .because(why)
                .with(detail));
    }
}
