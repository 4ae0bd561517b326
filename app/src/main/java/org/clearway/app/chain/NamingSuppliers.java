package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.directory.CodeReading;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suppliers that are not on the platform yet: a buyer names them, and invites them by a link to the page on which an enterprise claims
 * its account. Until then their state is unknown: what they supply is never green.
 */
@Service
public class NamingSuppliers {

    private static final int MOST_CHOICES = 2_000;

    private final JdbcClient jdbc;
    private final DivisionNames divisions;
    private final ChangeLog changes;
    private final ClearwayClock clock;
    private final Audit audit;

    NamingSuppliers(JdbcClient jdbc, DivisionNames divisions, ChangeLog changes, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.changes = changes;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * @param buyerNode     the site and product for which it supplies
     * @param creditCode    null where not known
     * @param monthlyVolume units of the part a month, above 0
     */
    public record NewNamed(
            long buyerNode,
            long partId,
            String name,
            @Nullable String creditCode,
            @Nullable String telephone,
            String division,
            double monthlyVolume,
            int leadDays,
            int transitDays) {}

    /** A named supplier; {@code joinedAs} is its site since it came. */
    public record Named(
            long id,
            String name,
            @Nullable String creditCode,
            @Nullable String telephone,
            String division,
            String partZh,
            String partEn,
            @Nullable String buyerZh,
            @Nullable String buyerEn,
            Instant recordedAt,
            @Nullable Instant invitedAt,
            @Nullable String invitation,
            @Nullable Long joinedAs) {}

    /** A site's line and a part that goes into it. */
    public record Choice(
            long nodeId,
            long partId,
            String siteZh,
            @Nullable String siteEn,
            String productZh,
            String productEn,
            String partZh,
            String partEn,
            String unit) {}

    private static Actor requireMay() {
        Actor actor = Actor.current();
        if (!actor.may(Right.SUBMIT_REPORTS) && !actor.may(Right.EDIT_DIRECTORY)) {
            throw new NotAllowed(Right.SUBMIT_REPORTS);
        }
        return actor;
    }

    /** For what an enterprise can name a supplier. */
    @Transactional(readOnly = true)
    public List<Choice> choices() {
        return jdbc.sql("""
                        select n.id as node_id, q.id as part_id, n.name_zh as site_zh, n.name_en as site_en, p.name_zh as product_zh,
                            p.name_en as product_en, q.name_zh as part_zh, q.name_en as part_en, q.unit
                        from chain.node n join chain.part p on p.id = n.part_id
                        join chain.part_input i on i.part_id = p.id and i.superseded_at = 'infinity' join chain.part q on q.id = i.input_id
                        where n.enterprise_id = any (?) and n.valid_to > ? order by n.id, q.code limit ?
                        """)
                .params(Actor.current().enterprises().toArray(Long[]::new), clock.today(), MOST_CHOICES)
                .query(Choice.class)
                .list();
    }

    @Transactional
    public long name(NewNamed named, String channel) {
        Actor actor = requireMay();
        Refusal.ifAny(reasons(named));
        Instant now = clock.instant();
        String code = named.creditCode();
        Long id = jdbc.sql("select chain.name_supplier(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(named.buyerNode(), named.partId(), named.name().strip())
                .params(java.util.Arrays.asList(
                        code == null || code.isBlank() ? null : code.strip().toUpperCase(java.util.Locale.ROOT),
                        named.telephone(),
                        named.division()))
                .params(named.monthlyVolume(), named.leadDays(), named.transitDays())
                .params(clock.today(), Timestamp.from(now), actor.accountId(), channel)
                .query((row, number) -> {
                    long found = row.getLong(1);
                    return row.wasNull() ? -1L : found;
                })
                .single();
        if (id == null || id < 0) {
            throw new NotFound("node", named.buyerNode());
        }
        changes.write("network", new long[] {0}, new long[] {0}, now);
        audit.record(Audit.Entry.of("supplier named", "named_supplier", id, actor.division())
                .with(Map.of("name", named.name(), "part", named.partId(), "division", named.division())));
        return id;
    }

    private List<Reason> reasons(NewNamed named) {
        List<Reason> reasons = new ArrayList<>();
        if (named.name().strip().length() < 2 || named.name().length() > 120) {
            reasons.add(Reason.at("name", "chain.block.name", 2, 120));
        }
        String code = named.creditCode();
        if (code != null && !code.isBlank() && !isCode(code)) {
            reasons.add(Reason.at("creditCode", "chain.named.code", code));
        }
        String telephone = named.telephone();
        if (telephone != null && !telephone.matches("\\+?[0-9 -]{5,20}")) {
            reasons.add(Reason.at("telephone", "chain.named.telephone", telephone));
        }
        if (divisions.of(named.division()).kind().equals("unknown")) {
            reasons.add(Reason.at("division", "chain.division", named.division()));
        }
        if (!(named.monthlyVolume() > 0 && named.monthlyVolume() <= 1e12)) {
            reasons.add(Reason.at("monthlyVolume", "chain.relation.volume", named.monthlyVolume()));
        }
        if (named.leadDays() < 0 || named.leadDays() > 365) {
            reasons.add(Reason.at("leadDays", "chain.relation.days", 365));
        }
        if (named.transitDays() < 0 || named.transitDays() > 60) {
            reasons.add(Reason.at("transitDays", "chain.relation.days", 60));
        }
        if (!goesIn(named)) {
            reasons.add(Reason.at("buyerNode", "chain.named.no-input", named.partId()));
        }
        return reasons;
    }

    private static boolean isCode(String code) {
        return CreditCode.read(code) instanceof CodeReading.Read<?>;
    }

    private boolean goesIn(NewNamed named) {
        return jdbc.sql("select exists (select from chain.node n join chain.part_input i on i.part_id = n.part_id"
                        + " where n.id = ? and i.input_id = ? and i.superseded_at = 'infinity')")
                .params(named.buyerNode(), named.partId())
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes the link by which it joins: the page on which an enterprise claims its account, with its code filled in where known.
     *
     * @return path and query
     */
    @Transactional
    public String invite(long id) {
        Actor actor = requireMay();
        Named named = find(id);
        if (named.joinedAs() != null) {
            throw new Refusal(Reason.of("chain.named.joined", named.name()));
        }
        String code = named.creditCode();
        String link = "/claim" + (code == null ? "" : "?creditCode=" + code);
        Instant now = clock.instant();
        jdbc.sql("update chain.named_supplier set invited_at = ?, invitation = ? where id = ?")
                .params(Timestamp.from(now), link, id)
                .update();
        audit.record(Audit.Entry.of("supplier invited", "named_supplier", id, actor.division()));
        return link;
    }

    /** The supplier is on the platform as this site: the relation goes on with it, and its state is known. */
    @Transactional
    public void joined(long id, long siteId) {
        Actor actor = requireMay();
        find(id);
        Instant now = clock.instant();
        Long node = jdbc.sql("select coalesce(chain.named_supplier_joined(?, ?, ?, ?, ?), 0)")
                .params(id, siteId, clock.today(), Timestamp.from(now), actor.accountId())
                .query(Long.class)
                .single();
        if (node == 0) {
            throw new Refusal(Reason.at("site", "chain.named.site", siteId));
        }
        changes.write("network", new long[] {0}, new long[] {0}, now);
        audit.record(Audit.Entry.of("supplier joined", "named_supplier", id, actor.division())
                .with(Map.of("site", siteId)));
    }

    private static final String LIST = """
            select s.id, s.name, s.credit_code, s.telephone, s.division, coalesce(p.name_zh, '') as part_zh, coalesce(p.name_en, '') as part_en,
                b.name_zh as buyer_zh, b.name_en as buyer_en, s.recorded_at, s.invited_at, s.invitation, s.joined_as
            from chain.named_supplier s
            left join chain.part p on p.id = s.part_id
            left join chain.node b on b.id = s.buyer_node
            """;

    @Transactional(readOnly = true)
    public Named find(long id) {
        return jdbc.sql(LIST + " where s.id = ?")
                .param(id)
                .query(Named.class)
                .optional()
                .orElseThrow(() -> new NotFound("named supplier", id));
    }

    /** Those who are still unknown first, each group newest first. */
    @Transactional(readOnly = true)
    public List<Named> list(AsOf asOf, int offset, int limit) {
        return jdbc.sql(LIST + " where s.recorded_at <= ? order by s.joined_as nulls first, s.id desc offset ? limit ?")
                .params(Timestamp.from(asOf.at()), offset, limit)
                .query(Named.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count(boolean unknownOnly, AsOf asOf) {
        return jdbc.sql("select count(*) from chain.named_supplier where recorded_at <= ?"
                        + (unknownOnly ? " and joined_as is null" : ""))
                .param(Timestamp.from(asOf.at()))
                .query(Long.class)
                .single();
    }
}
