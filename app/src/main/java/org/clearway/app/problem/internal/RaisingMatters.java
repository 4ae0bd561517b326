package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Designations;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.State;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.port.MatterEnded;
import org.clearway.app.shared.port.MatterRaised;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.AfterCommit;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What other modules found: one problem per source, main cause and division, others that it hits join. It runs after the finder's
 * own transaction, as the platform; heard twice, it does nothing the second time.
 */
@Component
class RaisingMatters {

    private final JdbcClient jdbc;
    private final Enterprises enterprises;
    private final Designations designations;
    private final FiledRows rows;
    private final Acting acting;
    private final EventRows events;
    private final Telling telling;
    private final Audit audit;
    private final ClearwayClock clock;
    private final TransactionTemplate transaction;

    RaisingMatters(
            JdbcClient jdbc,
            Enterprises enterprises,
            Designations designations,
            FiledRows rows,
            Acting acting,
            EventRows events,
            Telling telling,
            Audit audit,
            ClearwayClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
        this.designations = designations;
        this.rows = rows;
        this.acting = acting;
        this.events = events;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(MatterRaised matter) {
        Actor.platform(matter.source()).run(() -> transaction.executeWithoutResult(status -> raise(matter)));
        AfterCommit.run(telling::soon);
    }

    @EventListener
    void on(MatterEnded matter) {
        Actor.platform(matter.source()).run(() -> transaction.executeWithoutResult(status -> end(matter)));
        AfterCommit.run(telling::soon);
    }

    private void raise(MatterRaised matter) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 6))")
                .param(matter.source() + "/" + matter.reference() + "/" + matter.division())
                .query()
                .listOfRows();
        Optional<Problem> held = open(matter.source(), matter.reference()).stream()
                .filter(one -> one.division().equals(matter.division()))
                .findFirst();
        List<Enterprise> hit = matter.enterpriseIds().stream()
                .map(enterprises::byId)
                .flatMap(Optional::stream)
                .toList();
        Problem problem = held.orElseGet(() -> file(matter, hit));
        name(problem, matter.title());
        join(problem, hit);
        sooner(problem, matter.stopsInDays());
    }

    private List<Problem> open(String source, String reference) {
        return jdbc.sql("select " + COLUMNS + " from (select * from problem.problem where source = :source"
                        + " and reference = :reference and closed_at is null for update) p" + OWNER + " order by p.id")
                .param("source", source)
                .param("reference", reference)
                .query(Problem.class)
                .list();
    }

    private Problem file(MatterRaised matter, List<Enterprise> hit) {
        Enterprise first = hit.isEmpty() ? null : hit.getFirst();
        Set<String> held = new HashSet<>();
        for (Enterprise one : hit) {
            designations.holding(one.id(), AsOf.now(clock)).stream()
                    .map(Designation::kind)
                    .forEach(held::add);
        }
        Stakes.Judged judged = Stakes.judge(new Stakes.Known(
                matter.stopsInDays(),
                first == null ? "ordinary" : first.chainRole(),
                held,
                first == null ? null : first.employees(),
                hit.size(),
                Set.of()));
        String kind = Kind.ofMatter(matter.kind()).word();
        Instant now = clock.instant();
        Problem filed = rows.insert(FiledRow.of(matter, first, judged, kind, clock.today()), now);
        audit.record(Audit.Entry.of("problem filed", "problem", filed.number(), filed.division())
                .with(Map.of("source", matter.source(), "reference", matter.reference(), "kind", kind)));
        return filed;
    }

    /** The title with its names and its count of today, for authorities alone. */
    private void name(Problem problem, MatterRaised.Title title) {
        jdbc.sql("""
                        insert into problem.matter_name (problem_id, division, counterpart, matter, arguments)
                        select p.id, p.division, p.counterpart, :matter, :arguments from problem.problem p where p.id = :problem
                        on conflict (problem_id) do update set arguments = excluded.arguments
                        """)
                .param("matter", title.key())
                .param("arguments", title.arguments().toArray(String[]::new))
                .param("problem", problem.id())
                .update();
    }

    private void join(Problem problem, List<Enterprise> hit) {
        List<Long> joined = new ArrayList<>();
        for (Enterprise one : hit) {
            if (problem.enterpriseId() != null && problem.enterpriseId() == one.id()) {
                continue;
            }
            int added = jdbc.sql("""
                            insert into problem.affected (problem_id, enterprise_id, division, counterpart, number, kind, title, matter,
                                arguments, level, state, due_at, added_at)
                            select p.id, :enterprise, p.division, p.counterpart, p.number, p.kind, p.title, p.matter, p.arguments, p.level,
                                p.state, p.due_at, :now from problem.problem p where p.id = :problem
                            on conflict do nothing
                            """)
                    .param("enterprise", one.id())
                    .param("now", ProblemSql.moment(clock.instant()))
                    .param("problem", problem.id())
                    .update();
            if (added > 0) {
                joined.add(one.id());
            }
        }
        if (!joined.isEmpty()) {
            events.add(problem, "raised", Said.key("problem.said.hit", Integer.toString(joined.size())));
        }
    }

    private void sooner(Problem problem, @Nullable Integer days) {
        if (days != null) {
            LocalDate on = clock.today().plusDays(days);
            jdbc.sql(
                            "update problem.problem set stops_on = least(stops_on, :on) where id = :id and stops_on is distinct from :on")
                    .param("on", on)
                    .param("id", problem.id())
                    .update();
        }
    }

    private void end(MatterEnded matter) {
        for (Problem problem : open(matter.source(), matter.reference())) {
            // With its names, thus among authorities; the enterprise is told that the cause is gone.
            Said proof = new Said(null, matter.proofKey(), matter.arguments(), true);
            events.add(problem, "ended", proof);
            boolean here = problem.standing() instanceof State.Working || problem.standing() instanceof State.Waiting;
            if (here) {
                acting.act(problem, new Act.Solve(), Said.key("problem.said.proof"));
            }
        }
    }
}
