package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.problem.DeadlineTables.Draft;
import org.clearway.app.problem.DeadlineTables.Line;
import org.clearway.app.problem.DeadlineTables.Tried;
import org.clearway.app.problem.DeadlineTables.Version;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ministry drafts other deadlines, which are tried on past problems as they are saved; another person of it approves them. Clocks
 * that run keep the deadline that they began with.
 */
@Service
public class DecidingDeadlines {

    private final JdbcClient jdbc;
    private final DeadlineTables tables;
    private final Audit audit;
    private final ClearwayClock clock;

    DecidingDeadlines(JdbcClient jdbc, DeadlineTables tables, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return number of the draft, which somebody else decides */
    @Transactional
    public long draft(Draft draft) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Refusal.ifAny(tables.against(draft, true));
        List<Tried> tried = tables.tryOut(draft);
        long id = jdbc.sql("""
                        insert into problem.deadline_version (state, valid_from, recorded_at, made_by, made_name, why, more, fewer, stays)
                        values ('draft', :from, :now, :account, :name, :why, :more, :fewer, :stays) returning id
                        """)
                .param("from", moment(start(draft)))
                .param("now", moment(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("why", draft.why().strip())
                .param("more", tried.stream().mapToLong(Tried::more).sum())
                .param("fewer", tried.stream().mapToLong(Tried::fewer).sum())
                .param("stays", tried.stream().mapToLong(Tried::stays).sum())
                .query(Long.class)
                .single();
        for (Line line : draft.lines()) {
            jdbc.sql(
                            "insert into problem.deadline_line (version_id, kind, severity, level, hours) values (?, ?, ?, ?, ?)")
                    .params(id, line.kind(), line.severity(), line.level())
                    .param(line.hours())
                    .update();
        }
        record(
                "deadlines drafted",
                id,
                draft.why(),
                Map.of("lines", draft.lines().size()));
        return id;
    }

    private Instant start(Draft draft) {
        LocalDate from = draft.validFrom();
        return from == null
                ? clock.instant()
                : from.atStartOfDay(ClearwayClock.ZONE).toInstant();
    }

    /** Approves or declines a draft; by a person of the ministry, and by another than who made it. */
    @Transactional
    public void decide(long id, boolean approved) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Version version = jdbc.sql(
                        "select " + DeadlineTables.VERSION + " from problem.deadline_version where id = ? for update")
                .param(id)
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new NotFound("deadlines", id));
        Refusal.ifAny(against(version, actor));
        Instant from = version.validFrom().isAfter(clock.instant()) ? version.validFrom() : clock.instant();
        jdbc.sql("""
                        update problem.deadline_version set state = :state, decided_by = :account, decided_name = :name, decided_at = :now,
                            valid_from = :from where id = :id
                        """)
                .param("state", approved ? "approved" : "declined")
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("now", moment(clock.instant()))
                .param("from", moment(from))
                .param("id", id)
                .update();
        if (approved) {
            jdbc.sql("""
                            insert into problem.deadline_rule (kind, severity, level, hours, valid_from, recorded_at, account_id, name, source, why)
                            select nullif(kind, ''), severity, level, hours, :from, :now, :account, :name, 'draft ' || version_id, :why
                            from problem.deadline_line where version_id = :id
                            """)
                    .param("from", moment(from))
                    .param("now", moment(clock.instant()))
                    .param("account", actor.accountId())
                    .param("name", actor.name())
                    .param("why", version.why())
                    .param("id", id)
                    .update();
        }
        record(approved ? "deadlines approved" : "deadlines declined", id, version.why(), Map.of());
    }

    private static List<Reason> against(Version version, Actor actor) {
        List<Reason> reasons = FourEyes.against(actor, version.madeBy(), version.state());
        if (!actor.division().equals(DeadlineTables.NATION)) {
            reasons.add(Reason.of("problem.deadline-ministry"));
        }
        return reasons;
    }

    private void record(String act, long id, String why, Map<String, ?> detail) {
        audit.record(Audit.Entry.of(act, "problem deadlines", id, DeadlineTables.NATION)
                .because(why)
                .with(detail));
    }
}
