package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.util.List;
import java.util.Optional;
import org.clearway.app.problem.internal.ProblemConditions;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Problems within the actor's reach: an officer's territory and what was shared with it, an enterprise's own. */
@Repository
@Transactional(readOnly = true)
public class ProblemRegister {

    /** A list says how many there are up to this number; beyond it "more than". */
    public static final int COUNTED = 10_000;

    /** The same for a list of words, whose rows are looked at one by one when the words are common. */
    private static final int COUNTED_BY_WORDS = 1_000;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    ProblemRegister(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static void mayRead() {
        Actor actor = Actor.current();
        if (!actor.isEnterprise()) {
            actor.require(Right.PROBLEMS);
        }
    }

    public Problem byNumber(String number) {
        mayRead();
        return jdbc.sql("select " + COLUMNS + " from problem.problem p" + OWNER + " where p.number = ?")
                .param(number)
                .query(Problem.class)
                .optional()
                .orElseThrow(() -> new NotFound("problem", number));
    }

    public Optional<Problem> byId(long id) {
        return jdbc.sql("select " + COLUMNS + " from problem.problem p" + OWNER + " where p.id = ?")
                .param(id)
                .query(Problem.class)
                .optional();
    }

    /** A page of a list, and how many rows it has in all, counted up to {@link #counted} and one. */
    public record Listed(List<Problem> rows, long total) {}

    /** One page and its count: the words of a filter are looked up once for both. */
    public Listed page(ProblemFilter filter, int offset, int limit) {
        mayRead();
        ProblemConditions where = new ProblemConditions(filter, clock.instant(), jdbc);
        long total = count(where, filter);
        if (offset > 0 || total <= COUNTED_BY_WORDS || !where.looksAtEach() || filter.byDeadline()) {
            return new Listed(list(where, filter, offset, limit), total);
        }
        // Of so many, the newest are met soonest by walking back. The planner takes a policy's range for one in two
        // hundred rows, and would rather read a whole province and sort it.
        bitmaps("off");
        List<Problem> newest = list(where, filter, offset, limit);
        bitmaps("default");
        return new Listed(newest, total);
    }

    /** Whether rows may be gathered first and sorted then: {@code off} or the {@code default}, in this transaction. */
    private void bitmaps(String way) {
        jdbc.sql("set local enable_bitmapscan to " + way).update();
    }

    /** One page: by deadline for open ones, else newest first. */
    public List<Problem> list(ProblemFilter filter, int offset, int limit) {
        mayRead();
        return list(new ProblemConditions(filter, clock.instant(), jdbc), filter, offset, limit);
    }

    private List<Problem> list(ProblemConditions where, ProblemFilter filter, int offset, int limit) {
        String order = filter.byDeadline() ? "p.due_at, p.id" : "p.id desc";
        return jdbc.sql("select " + COLUMNS + " from (select p.* from " + where.from() + where.where() + " order by "
                        + order + " limit :limit offset :offset) p" + OWNER + " order by " + order)
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query(Problem.class)
                .list();
    }

    /** For programs and exports: those with a smaller number than {@code before}, newest first. */
    public List<Problem> before(ProblemFilter filter, @Nullable Long before, int limit) {
        mayRead();
        ProblemConditions where = new ProblemConditions(filter, clock.instant(), jdbc);
        String more = (where.where().isEmpty() ? " where " : where.where() + " and ") + "p.id < :before";
        return jdbc.sql("select " + COLUMNS + " from (select p.* from " + where.from() + more
                        + " order by p.id desc limit :limit) p" + OWNER + " order by p.id desc")
                .params(where.values())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(Problem.class)
                .list();
    }

    /** Up to how many a list of this filter is counted. */
    public static int counted(ProblemFilter filter) {
        return filter.words() == null || filter.words().isBlank() ? COUNTED : COUNTED_BY_WORDS;
    }

    /** How many, counted up to {@link #counted} and one. */
    public long count(ProblemFilter filter) {
        mayRead();
        return count(new ProblemConditions(filter, clock.instant(), jdbc), filter);
    }

    private long count(ProblemConditions where, ProblemFilter filter) {
        return jdbc.sql("select count(*) from (select 1 from " + where.from() + where.where() + " limit "
                        + (counted(filter) + 1) + ") f")
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** What lies on the actor's desk, soonest deadline first; what waits for another's word comes after what is the desk's own. */
    public List<Problem> queue(long authority, int offset, int limit) {
        Actor.current().require(Right.PROBLEMS);
        return jdbc.sql("select " + COLUMNS + " from (select * from problem.problem p where p.closed_at is null"
                        + " and (p.owner_id = :own or p.co_owner_id = :own) order by p.due_at nulls last, p.id"
                        + " limit :limit offset :offset) p" + OWNER + " order by p.due_at nulls last, p.id")
                .param("own", authority)
                .param("limit", limit)
                .param("offset", offset)
                .query(Problem.class)
                .list();
    }

    public long countQueue(long authority) {
        return jdbc.sql("select count(*) from (select 1 from problem.problem p where p.closed_at is null"
                        + " and (p.owner_id = :own or p.co_owner_id = :own) limit " + (COUNTED + 1) + ") f")
                .param("own", authority)
                .query(Long.class)
                .single();
    }
}
