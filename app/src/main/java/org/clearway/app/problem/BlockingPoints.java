package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.util.List;
import java.util.Map;
import org.clearway.app.problem.internal.PointSuggestions;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Blocking points within the actor's reach, and the open problems that look as if one were behind them. */
@Repository
@Transactional(readOnly = true)
public class BlockingPoints {

    /** As many problems of one suggestion are shown and grouped in one act. */
    public static final int MOST_MEMBERS = 500;

    private static final String POINT = """
            select b.id, b.division, b.title, b.kind, b.rule, b.key, b.state, b.made_at, b.made_name, b.solved_at, b.solved_name,
                c.total, c.open, c.solved
            from problem.blocking_point b cross join lateral (
                select count(*) as total, count(*) filter (where closed_at is null) as open, count(*) filter (where state = 'solved') as solved
                from problem.problem p where p.point_id = b.id) c
            """;

    private final JdbcClient jdbc;
    private final PointSuggestions suggestions;

    BlockingPoints(JdbcClient jdbc, PointSuggestions suggestions) {
        this.jdbc = jdbc;
        this.suggestions = suggestions;
    }

    private static void mayRead() {
        Actor.current().require(Right.PROBLEMS);
    }

    /**
     * Newest first.
     *
     * @param state open, solved, declined, or null for what was not declined
     */
    public List<BlockingPoint> list(@Nullable String state, @Nullable Long before, int offset, int limit) {
        mayRead();
        return jdbc.sql(POINT + " where b.division >= :lo and b.division < :hi and b.id < :before and "
                        + (state == null ? "b.state <> 'declined'" : "b.state = :state")
                        + " order by b.id desc limit :limit offset :offset")
                .params(range())
                .param("state", state)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .param("offset", offset)
                .query(BlockingPoint.class)
                .list();
    }

    public long count(@Nullable String state) {
        mayRead();
        return jdbc.sql(
                        "select count(*) from problem.blocking_point b where b.division >= :lo and b.division < :hi and "
                                + (state == null ? "b.state <> 'declined'" : "b.state = :state"))
                .params(range())
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private static Map<String, String> range() {
        DivisionRange own = Actor.current().range();
        return Map.of("lo", own.lo(), "hi", own.hi());
    }

    /** @throws NotFound when there is none, or none within reach */
    public BlockingPoint byId(long id) {
        mayRead();
        return jdbc.sql(POINT + " where b.id = ?")
                .param(id)
                .query(BlockingPoint.class)
                .optional()
                .orElseThrow(() -> new NotFound("blocking point", id));
    }

    /** What looks as if one thing were behind it, the largest first. Nothing of it is grouped until a person says so. */
    public List<PointSuggestions.Suggestion> suggested() {
        mayRead();
        return suggestions.all();
    }

    /** The open problems of one suggestion that are not behind a point yet. */
    public List<Problem> members(String rule, String key) {
        mayRead();
        Long[] ids = suggestions.members(rule, key, MOST_MEMBERS);
        return jdbc.sql("select " + COLUMNS + " from problem.problem p" + OWNER
                        + " where p.id = any (:ids) order by p.due_at nulls last, p.id")
                .param("ids", ids)
                .query(Problem.class)
                .list();
    }
}
