package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Instant;
import java.util.List;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a problem; a row is added, none is changed. */
@Repository
public class EventRows {

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    EventRows(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds what was done to {@code after}, the problem as it stands then. */
    public void add(Problem after, String act, Said said) {
        Actor actor = Actor.current();
        boolean ofTheWay = act.equals("room");
        // A note of the other province's desk is internal to that province, and stands where its own officers read it.
        boolean theirs = said.internal() && actor.isOfficer() && !actor.range().holds(after.division());
        jdbc.sql("""
                        insert into problem.event (problem_id, division, counterpart, enterprise_id, at, act, level, state, account_id,
                            name, authority_id, text, key, arguments)
                        values (:problem, :division, :counterpart, :enterprise, :at, :act, :level, :state, :account, :name,
                            :authority, :text, :key, :arguments)
                        """)
                .param("problem", after.id())
                .param("division", theirs ? actor.division() : after.division())
                .param("counterpart", said.internal() ? null : after.counterpart())
                .param("enterprise", said.internal() || ofTheWay ? null : after.enterpriseId())
                .param("at", at(clock.instant()))
                .param("act", act)
                .param("level", after.level())
                .param("state", after.state())
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("authority", actor.authorityId())
                .param("text", said.text())
                .param("key", said.key())
                .param("arguments", said.arguments().toArray(String[]::new))
                .update();
    }

    /** @param accountId 0 for the platform itself */
    public record Event(
            long id,
            Instant at,
            String act,
            String level,
            String state,
            long accountId,
            String name,
            @Nullable String authorityZh,
            @Nullable String authorityEn,
            @Nullable String text,
            @Nullable String key,
            String arguments,
            boolean internal) {

        public List<Object> args() {
            return Problem.args(arguments);
        }
    }

    /** Newest first. */
    public List<Event> of(Problem problem, int limit) {
        return jdbc.sql("""
                        select e.id, e.at, e.act, e.level, e.state, e.account_id, e.name, a.name_zh as authority_zh,
                            a.name_en as authority_en, e.text, e.key, array_to_string(e.arguments, E'\\x1f') as arguments,
                            e.enterprise_id is null and e.act <> 'room' and :enterprise::bigint is not null as internal
                        from problem.event e left join directory.authority a on a.id = e.authority_id
                        where e.problem_id = :problem order by e.id desc limit :limit
                        """)
                .param("problem", problem.id())
                .param("enterprise", problem.enterpriseId())
                .param("limit", limit)
                .query(Event.class)
                .list();
    }

    /** A desk on which it lay. */
    public record Step(
            int position,
            String level,
            String ownerZh,
            String ownerEn,
            Instant fromAt,
            @Nullable Instant toAt,
            boolean missed,
            @Nullable String tried) {}

    public List<Step> steps(long problem) {
        return jdbc.sql("""
                        select s.position, s.level, coalesce(a.name_zh, '') as owner_zh, coalesce(a.name_en, '') as owner_en, s.from_at,
                            s.to_at, s.missed, s.tried
                        from problem.step s left join directory.authority a on a.id = s.owner_id
                        where s.problem_id = ? order by s.position
                        """).param(problem).query(Step.class).list();
    }
}
