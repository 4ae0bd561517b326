package org.clearway.app.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.chain.internal.CauseDates;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.chain.internal.Standing;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what stands behind one light, within the reader's reach: an enterprise sees its own figures and no partner of anybody's. */
@Service
@Transactional(readOnly = true)
public class OpeningLight {

    private static final int OTHERS = 60;
    private static final int WAYS_OUT = 12;
    private static final int VERSIONS = 20;
    private static final int SUPPLIERS = 8;

    private final JdbcClient jdbc;
    private final Lights lights;
    private final LiveNetwork network;
    private final CauseDates dates;

    OpeningLight(JdbcClient jdbc, Lights lights, LiveNetwork network, CauseDates dates) {
        this.jdbc = jdbc;
        this.lights = lights;
        this.network = network;
        this.dates = dates;
    }

    public Optional<LightFile> open(long site, long part, AsOf asOf) {
        return lights.find(site, part, asOf).map(line -> file(line, asOf));
    }

    private LightFile file(LightLine line, AsOf asOf) {
        boolean officer = Actor.current().isOfficer();
        return new LightFile(
                line,
                stock(line, asOf),
                officer ? causes(line) : own(line),
                officer ? suppliers(line) : List.of(),
                officer && line.causeRef() != null ? others(line) : List.of(),
                waysOut(line, officer),
                disputes(line),
                lights.history(line.siteId(), line.partId(), VERSIONS));
    }

    private LightFile.@org.jspecify.annotations.Nullable Stock stock(LightLine line, AsOf asOf) {
        return jdbc.sql("""
                        select business_date, version::int as version, on_hand, blocked, daily_use, target_days::float8 as target_days,
                            coalesce((select sum(u) from unnest(arrival_days, arrival_units) as a (d, u) where d >= :day), 0) as in_transit,
                            (select min(d) from unnest(arrival_days) d where d >= :day) as next_arrival, reported_by, recorded_at
                        from chain.stock_report where site_id = :site and part_id = :part and recorded_at <= :at and superseded_at > :at
                            and business_date <= :day
                        order by business_date desc limit 1
                        """)
                .param("site", line.siteId())
                .param("part", line.partId())
                .param("day", asOf.day())
                .param("at", java.sql.Timestamp.from(asOf.at()))
                .query(LightFile.Stock.class)
                .optional()
                .orElse(null);
    }

    /** All that an enterprise learns: the kind of the main cause, its share, and how many tiers up it lies. */
    private static List<LightFile.Cause> own(LightLine line) {
        String kind = line.causeKind();
        Double share = line.causeShare();
        return kind == null || share == null
                ? List.of()
                : List.of(
                        new LightFile.Cause(kind, null, share, line.causeTiers(), null, null, null, null, null, null));
    }

    private record CauseRow(
            String kind,
            String causeRef,
            double share,
            @org.jspecify.annotations.Nullable Integer tiers,
            @org.jspecify.annotations.Nullable Integer daysIfOpen) {}

    private List<LightFile.Cause> causes(LightLine line) {
        List<CauseRow> rows = jdbc.sql(
                        "select kind, cause_ref, share::float8 as share, tiers::int as tiers, days_if_open::int as days_if_open"
                                + " from chain.light_cause where site_id = ? and part_id = ? order by position")
                .params(line.siteId(), line.partId())
                .query(CauseRow.class)
                .list();
        Map<String, Lights.Named> names =
                lights.names(rows.stream().map(CauseRow::causeRef).toList());
        List<LightFile.Cause> causes = new ArrayList<>();
        for (CauseRow row : rows) {
            Lights.Named name = names.get(row.causeRef());
            CauseDates.Dates held = dates.of(row.causeRef());
            causes.add(new LightFile.Cause(
                    row.kind(),
                    row.causeRef(),
                    row.share(),
                    row.tiers(),
                    row.daysIfOpen(),
                    name == null ? null : name.nameZh(),
                    name == null ? null : name.nameEn(),
                    name == null ? null : name.division(),
                    held.since(),
                    held.until()));
        }
        return causes;
    }

    private record Sends(long node, double share, int lag, double capacity, double open, boolean unknown) {}

    private record NodeName(long id, String nameZh, String nameEn, String division) {}

    private List<LightFile.Supplier> suppliers(LightLine line) {
        List<Sends> sends = network.look(look -> sends(look.standing(), line));
        if (sends == null) {
            return List.of();
        }
        Map<Long, NodeName> names = new java.util.HashMap<>();
        jdbc.sql("select id, name_zh, name_en, division from chain.node_names(?)")
                .param(sends.stream().map(Sends::node).toArray(Long[]::new))
                .query(NodeName.class)
                .list()
                .forEach(name -> names.put(name.id(), name));
        return sends.stream()
                .filter(one -> names.containsKey(one.node()))
                .map(one -> {
                    NodeName name = java.util.Objects.requireNonNull(names.get(one.node()));
                    return new LightFile.Supplier(
                            one.node(),
                            name.nameZh(),
                            name.nameEn(),
                            name.division(),
                            one.share(),
                            one.lag(),
                            one.share() > 0.999,
                            one.capacity(),
                            one.open(),
                            one.unknown());
                })
                .toList();
    }

    private static List<Sends> sends(Standing standing, LightLine line) {
        ChainNetwork chain = standing.chain;
        int[] slots = chain.slots(line.siteId(), line.partId());
        if (slots.length == 0) {
            return List.of();
        }
        List<Sends> sends = new ArrayList<>();
        int[] start = chain.network().slots().start();
        for (int link = start[slots[0]]; link < start[slots[0] + 1]; link++) {
            int supplier = chain.network().links().supplier()[link];
            sends.add(new Sends(
                    chain.nodeIds()[supplier],
                    chain.flows().share()[link],
                    chain.network().links().lagDays()[link],
                    standing.restrictions.capacityByDay(supplier, standing.today, 1, standing.rules.maxCapacity())[0],
                    standing.restrictions.openByDay(link, standing.today, 1)[0],
                    chain.sites()[supplier] == 0));
        }
        sends.sort(java.util.Comparator.comparingDouble(
                        (Sends one) -> -one.share() * (1.001 - Math.min(1, one.capacity() * one.open())))
                .thenComparingDouble(one -> -one.share()));
        return sends.subList(0, Math.min(SUPPLIERS, sends.size()));
    }

    private List<LightFile.OtherLine> others(LightLine line) {
        String cause = String.valueOf(line.causeRef());
        return jdbc.sql("""
                        select l.site_id, l.part_id, l.light, coalesce(n.name_zh, '–') as name_zh,
                            coalesce(n.name_en, n.name_zh, '–') as name_en, l.division, l.stops_on, l.lost_yuan_day
                        from chain.light l
                        left join lateral (select name_zh, name_en from chain.node where site_id = l.site_id order by id limit 1) n on true
                        where l.superseded_at = 'infinity' and l.cause_ref = ? and l.light in ('red', 'orange', 'yellow')
                            and (l.site_id, l.part_id) <> (?, ?)
                        order by l.rank, l.out_in_days, l.lost_yuan_day desc limit ?
                        """)
                .params(cause, line.siteId(), line.partId(), OTHERS)
                .query(LightFile.OtherLine.class)
                .list();
    }

    private record Substitute(
            String partZh,
            String partEn,
            long nodeId,
            String makerZh,
            String makerEn,
            String division,
            double quantity) {}

    /** Substitutes on record, and who makes them; an enterprise sees which part, not whose. */
    private List<LightFile.WayOut> waysOut(LightLine line, boolean officer) {
        return jdbc
                .sql("""
                        select p.name_zh as part_zh, p.name_en as part_en, coalesce(n.id, 0) as node_id, coalesce(n.name_zh, '') as maker_zh,
                            coalesce(n.name_en, n.name_zh, '') as maker_en, coalesce(n.division, '') as division, s.quantity
                        from chain.part_substitute s join chain.part p on p.id = s.substitute_id
                        left join chain.node n on n.part_id = s.substitute_id and :officer
                        where s.part_id = :part and s.superseded_at = 'infinity' order by s.substitute_id, n.id limit :limit
                        """)
                .param("part", line.partId())
                .param("officer", officer)
                .param("limit", WAYS_OUT)
                .query(Substitute.class)
                .list()
                .stream()
                .map(one -> new LightFile.WayOut(
                        one.partZh(),
                        one.partEn(),
                        one.makerZh(),
                        one.makerEn(),
                        one.division(),
                        spare(one.nodeId()),
                        one.quantity()))
                .toList();
    }

    /** What the maker could add a day: up to its largest capacity, as far as it is open. */
    private double spare(long nodeId) {
        Double spare = network.look(look -> {
            Integer node = look.standing().chain.nodeOf().get(nodeId);
            if (node == null) {
                return 0.0;
            }
            double capacity = look.standing()
                    .restrictions
                    .capacityByDay(
                            node,
                            look.standing().today,
                            1,
                            look.standing().rules.maxCapacity())[0];
            double made = look.standing().grid().output(node, 1);
            return Math.max(0, capacity - made) * look.standing().chain.flows().base()[node];
        });
        return spare == null ? 0 : spare;
    }

    private List<LightFile.Dispute> disputes(LightLine line) {
        return jdbc.sql("""
                        select d.field, coalesce(d.buyer_says, 0) as buyer_says, coalesce(d.supplier_says, 0) as supplier_says, d.found_at
                        from chain.disagreement d
                        where d.settled_at is null and d.part_id = ? and d.buyer_enterprise = ?
                            and d.buyer_node in (select id from chain.node where site_id = ?)
                        order by d.found_at desc limit 5
                        """)
                .params(line.partId(), line.enterpriseId(), line.siteId())
                .query(LightFile.Dispute.class)
                .list();
    }
}
