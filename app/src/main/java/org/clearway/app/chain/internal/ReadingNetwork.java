package org.clearway.app.chain.internal;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Flows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Builds the engine's network from the tables as they hold on a day: rows are streamed, never kept as objects. */
@Repository
public class ReadingNetwork {

    private static final int FETCH_ROWS = 20_000;
    private static final int MONTHS_A_YEAR = 12;

    private final JdbcTemplate jdbc;

    ReadingNetwork(javax.sql.DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(FETCH_ROWS);
    }

    /** The network of a day, or null when there is none yet. */
    @Transactional(readOnly = true)
    public @Nullable ChainNetwork read(LocalDate day) {
        NetworkBuilder builder = new NetworkBuilder();
        Map<Long, Part> parts = parts();
        Nodes nodes = nodes(builder, day);
        if (nodes.ids.isEmpty()) {
            return null;
        }
        classes(builder);
        links(builder, nodes.numbers, day);
        return named(Flows.of(builder.build()), nodes, parts);
    }

    private Map<Long, Part> parts() {
        Map<Long, Part> parts = new HashMap<>();
        jdbc.query("select id, chain, unit_yuan from chain.part", (RowCallbackHandler)
                row -> parts.put(row.getLong(1), new Part(row.getString(2).intern(), row.getDouble(3))));
        return parts;
    }

    private Nodes nodes(NetworkBuilder builder, LocalDate day) {
        Nodes nodes = new Nodes();
        Map<String, String> interned = new HashMap<>();
        jdbc.query(
                """
                select id, site_id, enterprise_id, division, part_id, final_monthly, target_days from chain.node
                where valid_from <= ? and valid_to > ? order by id
                """,
                (RowCallbackHandler) row -> {
                    long id = row.getLong(1);
                    int number = builder.firm(
                            Long.toString(id),
                            Long.toString(row.getLong(5)),
                            row.getDouble(6) * MONTHS_A_YEAR,
                            row.getDouble(7));
                    nodes.numbers.put(id, number);
                    nodes.ids.add(id);
                    nodes.sites.add(row.getLong(2));
                    nodes.owners.add(row.getLong(3));
                    nodes.divisions.add(interned.computeIfAbsent(row.getString(4), code -> code));
                },
                Date.valueOf(day),
                Date.valueOf(day));
        return nodes;
    }

    private void classes(NetworkBuilder builder) {
        jdbc.query(
                "select input_id, part_id, essential from chain.part_input where superseded_at = 'infinity'",
                (RowCallbackHandler) row -> builder.inputClass(
                        Long.toString(row.getLong(1)),
                        Long.toString(row.getLong(2)),
                        row.getBoolean(3) ? Classes.ESSENTIAL : Classes.HELPFUL));
    }

    /** The buyer's word holds, since it knows its line; where it says nothing, the supplier's; a settled dispute decides. */
    private void links(NetworkBuilder builder, Map<Long, Integer> numbers, LocalDate day) {
        jdbc.query(
                """
                with settled as (
                    select distinct on (buyer_node, supplier_node, field) buyer_node, supplier_node, field, settled_as
                    from chain.disagreement where settled_at is not null and field in ('volume', 'transit')
                    order by buyer_node, supplier_node, field, settled_at desc
                ), overruled as (
                    select o.buyer_node, o.supplier_node, max(s.monthly_volume) filter (where o.field = 'volume') as volume,
                        max(s.transit_days) filter (where o.field = 'transit') as transit
                    from settled o join chain.relation s on s.buyer_node = o.buyer_node and s.supplier_node = o.supplier_node
                        and s.said_by = 'supplier' and s.superseded_at = 'infinity'
                    where o.settled_as = 'supplier' group by 1, 2
                )
                select r.buyer_node, r.supplier_node, coalesce(o.volume, r.monthly_volume), coalesce(o.transit, r.transit_days)
                from chain.relation r left join overruled o on o.buyer_node = r.buyer_node and o.supplier_node = r.supplier_node
                where r.superseded_at = 'infinity' and r.said_by = 'buyer' and r.valid_from <= ? and r.valid_to > ?
                union all
                select s.buyer_node, s.supplier_node, s.monthly_volume, s.transit_days from chain.relation s
                where s.superseded_at = 'infinity' and s.said_by = 'supplier' and s.valid_from <= ? and s.valid_to > ?
                    and not exists (select from chain.relation b where b.buyer_node = s.buyer_node
                        and b.supplier_node = s.supplier_node and b.said_by = 'buyer' and b.superseded_at = 'infinity')
                """,
                (RowCallbackHandler) row -> {
                    Integer buyer = numbers.get(row.getLong(1));
                    Integer supplier = numbers.get(row.getLong(2));
                    if (buyer != null && supplier != null) {
                        builder.link(supplier, buyer, row.getDouble(3) * MONTHS_A_YEAR, Math.max(1, row.getInt(4)));
                    }
                },
                Date.valueOf(day),
                Date.valueOf(day),
                Date.valueOf(day),
                Date.valueOf(day));
    }

    private static ChainNetwork named(Flows flows, Nodes nodes, Map<Long, Part> parts) {
        var products = flows.network().industryIds();
        long[] partIds = new long[products.size()];
        String[] chains = new String[partIds.length];
        double[] yuan = new double[partIds.length];
        Map<Long, Integer> productOf = new HashMap<>();
        for (int product = 0; product < partIds.length; product++) {
            partIds[product] = Long.parseLong(products.text(product));
            Part part = parts.getOrDefault(partIds[product], Part.UNKNOWN);
            chains[product] = part.chain();
            yuan[product] = part.yuan();
            productOf.put(partIds[product], product);
        }
        Map<Long, int[]> nodesAt = new HashMap<>();
        for (int node = 0; node < nodes.ids.size(); node++) {
            int[] before = nodesAt.getOrDefault(nodes.sites.get(node), new int[0]);
            if (nodes.sites.get(node) != 0) {
                int[] after = Arrays.copyOf(before, before.length + 1);
                after[before.length] = node;
                nodesAt.put(nodes.sites.get(node), after);
            }
        }
        return new ChainNetwork(
                flows,
                longs(nodes.ids),
                longs(nodes.sites),
                longs(nodes.owners),
                nodes.divisions.toArray(String[]::new),
                partIds,
                chains,
                yuan,
                nodes.numbers,
                nodesAt,
                productOf);
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private record Part(String chain, double yuan) {
        static final Part UNKNOWN = new Part("", 0);
    }

    private static final class Nodes {
        final Map<Long, Integer> numbers = new HashMap<>();
        final List<Long> ids = new ArrayList<>();
        final List<Long> sites = new ArrayList<>();
        final List<Long> owners = new ArrayList<>();
        final List<String> divisions = new ArrayList<>();
    }
}
