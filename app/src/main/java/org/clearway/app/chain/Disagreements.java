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
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
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

    /**
     * A dispute.
     *
     * @param field what they differ in: volume, share, lead, transit, sole_source (0 or 1)
     */
    public record Dispute(
            long id,
            String field,
            double buyerSays,
            double supplierSays,
            String unit,
            String partZh,
            String partEn,
            String buyerZh,
            String buyerEn,
            String supplierZh,
            String supplierEn,
            Instant foundAt,
            @Nullable Instant settledAt,
            @Nullable String settledAs,
            @Nullable String settledBy,
            @Nullable String why) {}

    private static final String OPEN = " d.found_at <= :at and (d.settled_at is null or d.settled_at > :at)";
    private static final String SETTLED = " d.settled_at <= :at";

    /** As they stood at a moment: the open ones newest first, or those that were settled, the last first. */
    @Transactional(readOnly = true)
    public List<Dispute> list(boolean settled, AsOf asOf, int offset, int limit) {
        return jdbc.sql("""
                        select d.id, d.field, coalesce(d.buyer_says, 0) as buyer_says, coalesce(d.supplier_says, 0) as supplier_says,
                            p.unit, p.name_zh as part_zh, p.name_en as part_en, coalesce(b.name_zh, '–') as buyer_zh,
                            coalesce(b.name_en, '–') as buyer_en, coalesce(s.name_zh, '–') as supplier_zh,
                            coalesce(s.name_en, '–') as supplier_en, d.found_at, d.settled_at, d.settled_as, d.settled_by, d.why
                        from chain.disagreement d join chain.part p on p.id = d.part_id
                        left join lateral chain.node_names(array[d.buyer_node]) b on true
                        left join lateral chain.node_names(array[d.supplier_node]) s on true
                        where """ + (settled ? SETTLED : OPEN) + " order by "
                        + (settled ? "d.settled_at desc" : "d.found_at desc")
                        + ", d.id desc offset :offset limit :limit")
                .param("at", Timestamp.from(asOf.at()))
                .param("offset", offset)
                .param("limit", limit)
                .query(Dispute.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count(boolean settled, AsOf asOf) {
        return jdbc.sql("select count(*) from chain.disagreement d where" + (settled ? SETTLED : OPEN))
                .param("at", Timestamp.from(asOf.at()))
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
