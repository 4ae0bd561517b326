package org.clearway.app.chain.internal;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.engine.project.light.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lights in versions, written by the one instance that holds the lease. */
@Repository
class LightStore {

    private static final String WRITE = """
            with given as (
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::text[],
                    ?::real[], ?::real[], ?::smallint[], ?::date[], ?::date[], ?::date[], ?::date[], ?::float8[])
                    as g (site, part, enterprise, division, chain, light, rank, grey, cover, target, out_in, stops, day, reported,
                        arrival, lost)
            ), closed as (
                update chain.light l set superseded_at = greatest(?::timestamptz, l.recorded_at + interval '1 microsecond')
                from given g where l.site_id = g.site and l.part_id = g.part and l.superseded_at = 'infinity'
                returning l.site_id, l.part_id, l.light, l.since, l.superseded_at, l.cause_kind, l.cause_ref, l.cause_share,
                    l.cause_tiers, l.earliest_days, l.latest_days
            )
            insert into chain.light (site_id, part_id, enterprise_id, recorded_at, since, rank, light, why_grey, chain, division,
                cover_days, target_days, out_in_days, stops_on, business_date, reported_on, next_arrival, lost_yuan_day, cause_kind,
                cause_ref, cause_share, cause_tiers)
            select g.site, g.part, g.enterprise, coalesce(c.superseded_at, ?::timestamptz),
                case when c.light = g.light then c.since else ?::timestamptz end, g.rank, g.light, g.grey, g.chain, g.division,
                g.cover, g.target, nullif(g.out_in, -1), g.stops, g.day, g.reported, g.arrival, g.lost,
                case when g.light <> 'green' then c.cause_kind end, case when g.light <> 'green' then c.cause_ref end,
                case when g.light <> 'green' then c.cause_share end, case when g.light <> 'green' then c.cause_tiers end
            from given g left join closed c on c.site_id = g.site and c.part_id = g.part
            """;

    private final JdbcTemplate jdbc;

    LightStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The lights that hold. */
    @Transactional(readOnly = true)
    public Map<SitePart, LightRow> current() {
        Map<SitePart, LightRow> rows = new HashMap<>();
        jdbc.query("select * from chain.light where superseded_at = 'infinity'", (RowCallbackHandler) row -> {
            LightRow one = read(row);
            rows.put(one.key(), one);
        });
        return rows;
    }

    private static LightRow read(ResultSet row) throws SQLException {
        int out = row.getInt("out_in_days");
        return new LightRow(
                row.getLong("site_id"),
                row.getLong("part_id"),
                row.getLong("enterprise_id"),
                row.getString("division"),
                row.getString("chain"),
                Light.valueOf(row.getString("light").toUpperCase(java.util.Locale.ROOT)),
                row.getString("why_grey"),
                row.getFloat("cover_days"),
                row.getFloat("target_days"),
                row.wasNull() || row.getObject("out_in_days") == null ? -1 : out,
                day(row, "stops_on"),
                row.getDate("business_date").toLocalDate(),
                day(row, "reported_on"),
                day(row, "next_arrival"),
                row.getDouble("lost_yuan_day"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    /** Adds a version of each; the one before is closed. */
    @Transactional
    public void write(Collection<LightRow> rows, Instant at) {
        List<LightRow> all = List.copyOf(rows);
        if (all.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                Columns to = new Columns(connection, statement, all);
                to.add("int8", LightRow::site).add("int8", LightRow::part).add("int8", LightRow::enterprise);
                to.add("text", LightRow::division).add("text", LightRow::chain).add("text", LightRow::word);
                to.add("int2", row -> (short) row.rank()).add("text", LightRow::whyGrey);
                to.add("float4", LightRow::coverDays).add("float4", LightRow::targetDays);
                to.add("int2", row -> (short) row.outInDays()).add("date", row -> text(row.stopsOn()));
                to.add("date", row -> text(row.businessDate())).add("date", row -> text(row.reportedOn()));
                to.add("date", row -> text(row.nextArrival())).add("float8", LightRow::lostYuanADay);
                for (int i = 17; i <= 19; i++) {
                    statement.setTimestamp(i, Timestamp.from(at));
                }
                return statement.executeUpdate();
            }
        });
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** How many sites and parts have a light at all, by division and chain. */
    @Transactional
    public void count(Map<String, Map<String, Integer>> counts) {
        jdbc.update("delete from chain.slot_count");
        counts.forEach((division, chains) -> chains.forEach((chain, slots) -> jdbc.update(
                "insert into chain.slot_count (division, chain, slots) values (?, ?, ?)", division, chain, slots)));
    }

    /** Takes or keeps the lease for some seconds of the database's own time. @return whether this instance has it */
    @Transactional
    public boolean lease(String owner, int seconds) {
        return jdbc.update("""
                        insert into chain.lease as l (name, owner, until) values ('lights', ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (name) do update set owner = excluded.owner, until = excluded.until
                        where l.owner = excluded.owner or l.until < clock_timestamp()
                        """, owner, seconds) == 1;
    }

    /** Gives the lease back, so that another instance need not wait. */
    @Transactional
    public void release(String owner) {
        jdbc.update("delete from chain.lease where name = 'lights' and owner = ?", owner);
    }

    /** One array a column. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<LightRow> rows;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, List<LightRow> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        Columns add(String type, Function<LightRow, @Nullable Object> value) throws SQLException {
            statement.setArray(
                    next++,
                    connection.createArrayOf(type, rows.stream().map(value).toArray()));
            return this;
        }
    }
}
