package org.clearway.app.chain.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clearway.app.chain.StockFiling;
import org.clearway.app.chain.StockRules;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The statements that read and write stock reports, each for many rows. */
@Repository
public class StockStatements {

    private static final String HELD = """
            with given as (select * from unnest(?::bigint[], ?::bigint[], ?::date[]) as g (site, part, day)),
            taken as (
                select g.site, g.part, g.day, min(n.enterprise_id) as enterprise, min(n.division) as division,
                    max(n.target_days) as target, min(p.unit) as unit
                from given g
                join chain.node n on n.site_id = g.site and n.valid_from <= g.day and n.valid_to > g.day
                join chain.part_input i on i.part_id = n.part_id and i.input_id = g.part and i.superseded_at = 'infinity'
                join chain.part p on p.id = g.part
                where n.enterprise_id = any (?)
                group by g.site, g.part, g.day
            )
            select t.*, coalesce(c.version, 0) as version, c.on_hand, c.blocked, c.daily_use, c.target_days, c.arrival_days::text,
                c.arrival_units::text, l.business_date as last_day, l.on_hand as last_on_hand, l.daily_use as last_use,
                l.target_days as last_target,
                coalesce((select sum(a.units) from unnest(l.arrival_days, l.arrival_units) as a (day, units) where a.day <= t.day), 0)
                    as arrived
            from taken t
            left join chain.stock_report c
                on c.site_id = t.site and c.part_id = t.part and c.business_date = t.day and c.superseded_at = 'infinity'
            left join lateral (
                select * from chain.stock_report r where r.site_id = t.site and r.part_id = t.part and r.business_date < t.day
                    and r.business_date >= t.day - 14 and r.superseded_at = 'infinity' order by r.business_date desc limit 1) l on true
            """;

    private static final String WRITE = """
            with given as (
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::date[], ?::smallint[], ?::float8[],
                    ?::float8[], ?::float8[], ?::real[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as g (site, part, enterprise, division, day, version, on_hand, blocked, use, target, days, units, nodes, doubts, why)
            ), closed as (
                update chain.stock_report r set superseded_at = greatest(?::timestamptz, r.recorded_at + interval '1 microsecond')
                from given g where r.site_id = g.site and r.part_id = g.part and r.business_date = g.day
                    and r.superseded_at = 'infinity' and r.version = g.version - 1
                returning r.site_id, r.part_id, r.business_date, r.superseded_at
            )
            insert into chain.stock_report (site_id, part_id, enterprise_id, account_id, recorded_at, on_hand, blocked, daily_use,
                target_days, business_date, version, division, channel, reported_by, arrival_days, arrival_units, arrival_nodes,
                doubts, why)
            select g.site, g.part, g.enterprise, ?, coalesce(c.superseded_at, ?::timestamptz), g.on_hand, g.blocked, g.use, g.target,
                g.day, g.version, g.division, ?, ?, g.days::date[], g.units::float8[], g.nodes::bigint[], g.doubts::text[], g.why
            from given g left join closed c on c.site_id = g.site and c.part_id = g.part and c.business_date = g.day
            on conflict do nothing
            returning site_id, part_id, business_date
            """;

    private final JdbcTemplate jdbc;
    private final ChangeLog changes;
    private final Audit audit;

    StockStatements(JdbcTemplate jdbc, ChangeLog changes, Audit audit) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.audit = audit;
    }

    /** What is known of a site, part and day before the report. */
    public record Held(
            long enterprise,
            String division,
            double target,
            String unit,
            int version,
            double onHand,
            double blocked,
            double dailyUse,
            double targetDays,
            String arrivals,
            StockRules.@Nullable Last last) {

        /** Whether the report says what holds already. */
        public boolean same(StockFiling filing) {
            Double wanted = filing.targetDays();
            return version > 0
                    && filing.onHand() == onHand
                    && filing.blocked() == blocked
                    && filing.dailyUse() == dailyUse
                    && (wanted == null || wanted.floatValue() == (float) targetDays)
                    && arrivals.equals(days(filing) + units(filing));
        }
    }

    /** A report that may go in. */
    public record Ready(StockFiling filing, Held held, List<String> doubts) {

        public String key() {
            return StockStatements.key(filing.siteId(), filing.partId(), filing.day());
        }
    }

    /**
     * One transaction around reading and writing. Connections plan every statement for its values; these find single rows by their keys,
     * whatever the values, and their plans are kept.
     */
    @Transactional
    public <T> T inOne(Supplier<T> act) {
        jdbc.execute("set local plan_cache_mode = auto");
        return act.get();
    }

    /** By site/part/day; what the actor's sites do not take is missing. */
    public Map<String, Held> held(List<StockFiling> filings) {
        Map<String, Held> held = new HashMap<>();
        jdbc.query(
                HELD,
                (RowCallbackHandler)
                        row -> held.put(key(row.getLong("site"), row.getLong("part"), row.getDate("day")), read(row)),
                column(filings, StockFiling::siteId, Long[]::new),
                column(filings, StockFiling::partId, Long[]::new),
                column(filings, filing -> filing.day().toString(), String[]::new),
                Actor.current().enterprises().toArray(Long[]::new));
        return held;
    }

    private static <V> V[] column(
            List<StockFiling> filings, Function<StockFiling, V> value, java.util.function.IntFunction<V[]> array) {
        return filings.stream().map(value).toArray(array);
    }

    private static Held read(ResultSet row) throws SQLException {
        boolean before = row.getDate("last_day") != null;
        boolean known = row.getInt("version") > 0;
        return new Held(
                row.getLong("enterprise"),
                row.getString("division"),
                before ? row.getDouble("last_target") : row.getDouble("target"),
                row.getString("unit"),
                row.getInt("version"),
                row.getDouble("on_hand"),
                row.getDouble("blocked"),
                row.getDouble("daily_use"),
                row.getDouble("target_days"),
                known ? row.getString("arrival_days") + row.getString("arrival_units") : "",
                before
                        ? new StockRules.Last(
                                row.getDate("last_day").toLocalDate(),
                                row.getDouble("last_on_hand"),
                                row.getDouble("last_use"),
                                row.getDouble("arrived"))
                        : null);
    }

    /**
     * Closes versions, adds the new ones, and says so in the change log and the trail. Whoever reports of the same site, part and day
     * in another transaction is waited for, and has overtaken this one when it ends well.
     *
     * @return those that were overtaken, none of which was written
     */
    public List<Ready> write(List<Ready> ready, String channel, Instant at) {
        if (ready.isEmpty()) {
            return List.of();
        }
        // Always in one order, so that two batches about the same parts wait for each other one way round only.
        List<Ready> ordered =
                ready.stream().sorted(Comparator.comparing(Ready::key)).toList();
        Set<String> landed = java.util.Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Set<String>>) connection -> insert(connection, ordered, channel, at)));
        List<Ready> written =
                ordered.stream().filter(one -> landed.contains(one.key())).toList();
        if (!written.isEmpty()) {
            tell(written, at);
        }
        return ordered.stream().filter(one -> !landed.contains(one.key())).toList();
    }

    private void tell(List<Ready> written, Instant at) {
        changes.write(
                "stock",
                written.stream().mapToLong(one -> one.filing().siteId()).toArray(),
                written.stream().mapToLong(one -> one.filing().partId()).toArray(),
                at);
        Ready first = written.getFirst();
        audit.record(Audit.Entry.of(
                        "stock reported",
                        "stock",
                        written.size() == 1 ? first.key() : written.size() + " rows",
                        first.held().division())
                .about(first.held().enterprise())
                .because(first.filing().why())
                .with(Map.of("rows", written.size(), "version", first.held().version() + 1)));
    }

    private static Set<String> insert(Connection connection, List<Ready> ready, String channel, Instant at)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            int next = 1;
            for (Column column : COLUMNS) {
                Object[] values = ready.stream().map(column.value()).toArray();
                statement.setArray(next++, connection.createArrayOf(column.type(), values));
            }
            statement.setTimestamp(next++, Timestamp.from(at));
            statement.setLong(next++, Actor.current().accountId());
            statement.setTimestamp(next++, Timestamp.from(at));
            statement.setString(next++, channel);
            statement.setString(next, Actor.current().name());
            Set<String> landed = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    landed.add(key(row.getLong(1), row.getLong(2), row.getString(3)));
                }
            }
            return landed;
        }
    }

    /** By which a site, part and day are told apart. */
    public static String key(long site, long part, Object day) {
        return site + "/" + part + "/" + day;
    }

    private record Column(String type, Function<Ready, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("int8", one -> one.filing().siteId()),
            new Column("int8", one -> one.filing().partId()),
            new Column("int8", one -> one.held().enterprise()),
            new Column("text", one -> one.held().division()),
            new Column("date", one -> one.filing().day().toString()),
            new Column("int2", one -> (short) (one.held().version() + 1)),
            new Column("float8", one -> one.filing().onHand()),
            new Column("float8", one -> one.filing().blocked()),
            new Column("float8", one -> one.filing().dailyUse()),
            new Column("float4", one -> {
                Double wanted = one.filing().targetDays();
                return (float) (wanted == null ? one.held().target() : wanted);
            }),
            new Column("text", one -> days(one.filing())),
            new Column("text", one -> units(one.filing())),
            new Column("text", one -> list(one.filing(), arrival -> Long.toString(arrival.supplierNode()))),
            new Column("text", one -> "{" + String.join(",", one.doubts()) + "}"),
            new Column("text", one -> one.filing().why()));

    private static String days(StockFiling filing) {
        return list(filing, arrival -> arrival.day().toString());
    }

    private static String units(StockFiling filing) {
        return list(filing, arrival -> {
            double units = arrival.units();
            return units == Math.rint(units) && units < 1e15 ? Long.toString((long) units) : Double.toString(units);
        });
    }

    private static String list(StockFiling filing, Function<StockFiling.Arrival, String> value) {
        return filing.arrivals().stream().map(value).collect(Collectors.joining(",", "{", "}"));
    }
}
