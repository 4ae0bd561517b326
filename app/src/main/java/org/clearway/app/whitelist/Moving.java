package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes steps and where entries stand, many at once; of two people who move one entry at once, the second is told. */
@Component
class Moving {

    private static final String STEP = """
            insert into whitelist.step (admission_id, number, at, act, account_id, actor, batch_id, until, reason, words, enterprise_id,
                division)
            select a.id, a.steps + 1, :at, n.act, :account, :actor, n.batch, n.until::timestamptz, n.reason, n.words, a.enterprise_id,
                a.division
            from unnest(:ids, :befores, :acts, :batches, :untils, :reasons, :words) n (id, before, act, batch, until, reason, words)
            join whitelist.admission a on a.id = n.id and a.state = n.before
            """;

    private static final String STATE = """
            update whitelist.admission a set state = n.after, since = :at, steps = a.steps + 1, until = n.until::timestamptz,
                batch_id = n.batch
            from unnest(:ids, :befores, :afters, :batches, :untils) n (id, before, after, batch, until)
            where a.id = n.id and a.state = n.before
            """;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    Moving(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws Conflict when one of them has moved meanwhile, or has moved at a moment that the clock, set back, has not reached again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        if (moves.stream().anyMatch(one -> one.before().since().isAfter(clock.instant()))) {
            throw new Conflict(Reason.of("whitelist.clock-behind"));
        }
        try {
            int steps = statement(STEP, moves).update();
            int states = statement(STATE, moves).update();
            if (steps != moves.size() || states != moves.size()) {
                throw moved();
            }
        } catch (DuplicateKeyException e) {
            throw moved();
        }
    }

    private static Conflict moved() {
        return new Conflict(Reason.of("whitelist.moved"));
    }

    private JdbcClient.StatementSpec statement(String sql, List<Move> moves) {
        return jdbc.sql(sql)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", Actor.current().accountId())
                .param("actor", Actor.current().name())
                .param(
                        "ids",
                        moves.stream().map(one -> one.before().entry().id()).toArray(Long[]::new))
                .param("befores", texts(moves, one -> one.before().word()))
                .param("afters", texts(moves, one -> one.after().word()))
                .param("acts", texts(moves, one -> one.act().word()))
                .param(
                        "batches",
                        moves.stream()
                                .map(one -> one.after().batchOrNone())
                                .map(batch -> batch == 0 ? null : batch)
                                .toArray(Long[]::new))
                .param("untils", texts(moves, one -> {
                    Instant end = one.after().end();
                    return end == null ? null : end.toString();
                }))
                .param("reasons", texts(moves, Move::reason))
                .param("words", texts(moves, Move::words));
    }

    private static @Nullable String[] texts(List<Move> moves, Function<Move, @Nullable String> value) {
        return moves.stream().map(value).toArray(String[]::new);
    }
}
