package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins and ends listings as the moves of a batch say. */
@Component
class ChangingListings {

    private final JdbcClient jdbc;

    ChangingListings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void end(List<Move> moves, long batch, Instant now) {
        List<Move> ending = moves.stream()
                .filter(move -> move.before() instanceof Admission.Listed)
                .toList();
        int ended = jdbc.sql("""
                        update whitelist.listing l set ended_at = :now, end_act = n.act, end_reason = n.reason, end_batch_id = :batch
                        from unnest(:ids, :acts, :reasons) n (id, act, reason)
                        where l.admission_id = n.id and l.ended_at = 'infinity' and l.until > :now
                        """)
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .param("ids", ids(ending))
                .param("acts", ending.stream().map(move -> move.act().word()).toArray(String[]::new))
                .param("reasons", ending.stream().map(Move::reason).toArray(String[]::new))
                .update();
        if (ended != ending.size()) {
            throw new Conflict(Reason.of("whitelist.moved"));
        }
    }

    /** What has lapsed of the same enterprise on the same list is closed first, as of the moment at which it lapsed. */
    void begin(List<Move> moves, long batch, Instant now) {
        List<Move> beginning = moves.stream()
                .filter(move -> move.after() instanceof Admission.Listed)
                .toList();
        jdbc.sql("""
                        update whitelist.listing l set ended_at = l.until, end_act = 'expire'
                        from whitelist.admission a
                        where a.id = any (:ids) and l.list_id = a.list_id and l.enterprise_id = a.enterprise_id
                          and l.ended_at = 'infinity' and l.until <= :now
                        """)
                .param("ids", ids(beginning))
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into whitelist.listing (admission_id, list_id, enterprise_id, credit_code, name_zh, name_en, division, industry,
                            field, chain, foreign_invested, ground, batch_id, approver, listed_from, until)
                        select a.id, a.list_id, a.enterprise_id, a.credit_code, a.name_zh, a.name_en, a.division, a.industry, a.field,
                            a.chain, a.foreign_invested, a.ground, :batch, :approver, :now, a.until
                        from unnest(:ids) with ordinality n (id, place) join whitelist.admission a on a.id = n.id order by n.place
                        """)
                .param("batch", batch)
                .param("approver", Actor.current().name())
                .param("now", Timestamp.from(now))
                .param("ids", ids(beginning))
                .update();
    }

    private static Long[] ids(List<Move> moves) {
        return moves.stream().map(move -> move.before().entry().id()).toArray(Long[]::new);
    }
}
