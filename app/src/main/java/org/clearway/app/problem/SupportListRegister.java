package org.clearway.app.problem;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearway.app.problem.internal.ProblemSql;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Support lists that the actor's territory wrote, or is asked by. */
@Repository
@Transactional(readOnly = true)
public class SupportListRegister {

    /** Which side of a list the reader is on. */
    public static final List<String> SIDES = List.of("asked", "asking");

    /** Whether something on it still waits for an answer, and whether the time for it has passed. */
    public static final List<String> STATES = List.of("open", "late", "answered");

    private static final String LIST = """
            select l.id, l.division, l.counterpart, coalesce(f.name_zh, '') as from_zh, coalesce(f.name_en, '') as from_en,
                coalesce(t.name_zh, '') as to_zh, coalesce(t.name_en, '') as to_en, l.made_at, l.signed_name, l.answer_by, l.words,
                c.items, c.answered, c.last_answer
            from problem.support_list l left join directory.authority f on f.id = l.from_id
            left join directory.authority t on t.id = l.to_id
            cross join lateral (select count(*) as items, count(i.answered_at) as answered, max(i.answered_at) as last_answer
                from problem.support_item i where i.list_id = l.id) c
            """;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    SupportListRegister(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param answered how many of its {@code items} are */
    public record Listed(
            long id,
            String division,
            String counterpart,
            String fromZh,
            String fromEn,
            String toZh,
            String toEn,
            Instant madeAt,
            String signedName,
            Instant answerBy,
            @Nullable String words,
            long items,
            long answered,
            @Nullable Instant lastAnswer) {

        public boolean late(Instant now) {
            return answered < items && answerBy.isBefore(now);
        }
    }

    private String where(@Nullable String side, @Nullable String state) {
        String sides = switch (String.valueOf(side)) {
            case "asking" -> "l.division >= :lo and l.division < :hi";
            case "asked" -> "l.counterpart >= :lo and l.counterpart < :hi";
            default -> "(l.division >= :lo and l.division < :hi or l.counterpart >= :lo and l.counterpart < :hi)";
        };
        String waits = "exists (select 1 from problem.support_item w where w.list_id = l.id and w.answered_at is null)";
        String states = switch (String.valueOf(state)) {
            case "open" -> " and " + waits;
            case "late" -> " and l.answer_by < :now and " + waits;
            case "answered" -> " and not " + waits;
            default -> "";
        };
        return " where " + sides + states;
    }

    private Map<String, Object> values() {
        DivisionRange own = Actor.current().range();
        return Map.of("lo", own.lo(), "hi", own.hi(), "now", ProblemSql.moment(clock.instant()));
    }

    /** Newest first. */
    public List<Listed> list(
            @Nullable String side, @Nullable String state, @Nullable Long before, int offset, int limit) {
        ProblemRegister.mayRead();
        return jdbc.sql(LIST + where(side, state)
                        + " and l.id < :before order by l.id desc limit :limit offset :offset")
                .params(values())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .param("offset", offset)
                .query(Listed.class)
                .list();
    }

    public long count(@Nullable String side, @Nullable String state) {
        ProblemRegister.mayRead();
        return jdbc.sql("select count(*) from problem.support_list l" + where(side, state))
                .params(values())
                .query(Long.class)
                .single();
    }

    /** @throws NotFound when there is none, or neither side is within reach */
    public Listed byId(long id) {
        ProblemRegister.mayRead();
        return jdbc.sql(LIST + " where l.id = ?")
                .param(id)
                .query(Listed.class)
                .optional()
                .orElseThrow(() -> new NotFound("support list", id));
    }

    /** Problems of the actor's province that its industry authority could put on a list, soonest deadline first. */
    public List<Problem> candidates(int limit) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        long own = actor.authorityId() == null ? 0 : actor.authorityId();
        return jdbc.sql("select " + ProblemSql.COLUMNS
                        + " from (select * from problem.problem p where p.closed_at is null and p.owner_id = :own"
                        + " and p.state = 'working' and p.level in ('province', 'inter_provincial') order by p.due_at nulls last, p.id limit :limit) p"
                        + ProblemSql.OWNER + " order by p.due_at nulls last, p.id")
                .param("own", own)
                .param("limit", limit)
                .query(Problem.class)
                .list();
    }
}
