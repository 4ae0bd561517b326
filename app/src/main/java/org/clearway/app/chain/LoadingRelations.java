package org.clearway.app.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.chain.LoadedChain.Relation;
import org.clearway.app.chain.LoadedChain.Stock;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.load.CopyRows;
import org.clearway.app.shared.load.CopyRows.Fields;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the two large tables of a new instance, relations and stock reports, by COPY. All rows are there at the end or none. */
@Component
public class LoadingRelations {

    private static final CopyRows<Relation> RELATIONS = new CopyRows<>("""
            copy chain.relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id, recorded_at,
                monthly_volume, share, valid_from, part_id, lead_days, transit_days, sole_source, said_by, channel, buyer_division,
                supplier_division) from stdin with (freeze)
            """, LoadingRelations::write);

    private static final CopyRows<Stock> STOCKS = new CopyRows<>("""
            copy chain.stock_report (site_id, part_id, enterprise_id, account_id, recorded_at, superseded_at, on_hand, blocked,
                daily_use, target_days, business_date, version, division, channel, reported_by, arrival_days, arrival_units,
                arrival_nodes, why) from stdin with (freeze)
            """, LoadingRelations::write);

    private final JdbcTemplate jdbc;
    private final Audit audit;

    LoadingRelations(JdbcTemplate jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Loads both into empty tables, and makes their indexes at the end. */
    @Transactional
    public Loaded load(Iterator<Relation> relations, Iterator<Stock> stocks) {
        Loaded loaded = jdbc.execute((ConnectionCallback<Loaded>) connection -> copy(connection, relations, stocks));
        Loaded rows = loaded == null ? new Loaded(0, 0) : loaded;
        audit.record(Audit.Entry.of(
                        "rows loaded",
                        "chain",
                        "relations and stocks",
                        Actor.current().division())
                .with(Map.of("relations", rows.relations(), "stocks", rows.stocks())));
        return rows;
    }

    private static Loaded copy(Connection connection, Iterator<Relation> relations, Iterator<Stock> stocks)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select chain.begin_load()");
            Loaded loaded = new Loaded(RELATIONS.copy(connection, relations), STOCKS.copy(connection, stocks));
            statement.execute("select chain.end_load()");
            return loaded;
        }
    }

    private static void write(Fields row, Relation one) {
        row.add(one.buyerNode()).add(one.supplierNode());
        row.add(one.buyerEnterprise()).add(one.supplierEnterprise());
        row.add(one.bySupplier() ? one.supplierEnterprise() : one.buyerEnterprise())
                .add(0);
        row.add(one.recordedAt().toString()).add(one.monthlyVolume()).add(one.share());
        row.add(one.validFrom().toString())
                .add(one.partId())
                .add(one.leadDays())
                .add(one.transitDays());
        row.add(one.soleSource()).add(one.bySupplier() ? "supplier" : "buyer").add("scenario");
        row.add(one.buyerDivision()).add(one.supplierDivision());
    }

    private static void write(Fields row, Stock one) {
        row.add(one.siteId()).add(one.partId()).add(one.enterpriseId()).add(0);
        row.add(one.recordedAt().toString());
        row.add(one.supersededAt() == null ? "infinity" : one.supersededAt().toString());
        row.add(one.onHand()).add(one.blocked()).add(one.dailyUse()).add(one.targetDays());
        row.add(one.day().toString()).add(one.version()).add(one.division()).add("scenario");
        row.add(one.reportedBy());
        row.add(list(one, arrival -> arrival.day().toString()));
        row.add(list(one, arrival -> Double.toString(arrival.units())));
        row.add(list(one, arrival -> Long.toString(arrival.supplierNode()))).add(one.why());
    }

    private static String list(Stock one, java.util.function.Function<LoadedChain.Arrival, String> value) {
        return one.arrivals().isEmpty()
                ? "{}"
                : one.arrivals().stream().map(value).collect(Collectors.joining(",", "{", "}"));
    }

    /** How many rows there were. */
    public record Loaded(long relations, long stocks) {}
}
