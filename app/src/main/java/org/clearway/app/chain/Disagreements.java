package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.chain.internal.ChangeLog;
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

/** Where the two sides of a relation differ, until an officer says which word holds. */
@Service
public class Disagreements {

    private static final List<String> WAYS = List.of("buyer", "supplier", "both_corrected");

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final ClearwayClock clock;
    private final Audit audit;

    Disagreements(JdbcClient jdbc, ChangeLog changes, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
        this.audit = audit;
    }

    /** An open dispute. */
    public record Dispute(
            long id,
            String field,
            double buyerSays,
            double supplierSays,
            String partZh,
            String partEn,
            String buyerZh,
            String buyerEn,
            String supplierZh,
            String supplierEn,
            Instant foundAt) {}

    @Transactional(readOnly = true)
    public List<Dispute> open(int offset, int limit) {
        return jdbc.sql("""
                        select d.id, d.field, coalesce(d.buyer_says, 0) as buyer_says, coalesce(d.supplier_says, 0) as supplier_says,
                            p.name_zh as part_zh, p.name_en as part_en, coalesce(b.name_zh, '–') as buyer_zh,
                            coalesce(b.name_en, '–') as buyer_en, coalesce(s.name_zh, '–') as supplier_zh,
                            coalesce(s.name_en, '–') as supplier_en, d.found_at
                        from chain.disagreement d join chain.part p on p.id = d.part_id
                        left join lateral chain.node_names(array[d.buyer_node]) b on true
                        left join lateral chain.node_names(array[d.supplier_node]) s on true
                        where d.settled_at is null order by d.found_at desc, d.id desc offset ? limit ?
                        """).params(offset, limit).query(Dispute.class).list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from chain.disagreement where settled_at is null")
                .query(Long.class)
                .single();
    }

    private record Found(String buyerDivision, long buyerEnterprise) {}

    /** @param as whose word holds: buyer, supplier, or both_corrected */
    @Transactional
    public void settle(long id, String as, String why) {
        Actor.current().require(Right.PREPARE);
        List<Reason> reasons = new ArrayList<>();
        if (!WAYS.contains(as)) {
            reasons.add(Reason.at("as", "chain.settle-way", as));
        }
        Closing.ground(why, reasons);
        Refusal.ifAny(reasons);
        Instant now = clock.instant();
        Found found = jdbc.sql("""
                        update chain.disagreement set settled_at = ?, settled_as = ?, settled_by = ?, why = ?
                        where id = ? and settled_at is null returning buyer_division, buyer_enterprise
                        """)
                .params(Timestamp.from(now), as, Actor.current().name(), why, id)
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new NotFound("disagreement", id));
        changes.write("network", new long[] {0}, new long[] {0}, now);
        audit.record(Audit.Entry.of("disagreement settled", "disagreement", id, found.buyerDivision())
                .about(found.buyerEnterprise())
                .because(why));
    }
}
