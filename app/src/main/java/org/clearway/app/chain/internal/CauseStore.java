package org.clearway.app.chain.internal;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.engine.project.Outlook;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the exact projection found: causes of lights, bands of grey ones, and its own sums. */
@Repository
class CauseStore {

    private static final int KEPT_PROJECTIONS = 2_000;

    private final JdbcTemplate jdbc;

    CauseStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param daysIfOpen -1 not known, 0 never, else the day on which the part runs out with this one cause open */
    record CauseRow(
            long site,
            long part,
            int position,
            long enterprise,
            String division,
            String kind,
            String ref,
            long node,
            long other,
            int tiers,
            float share,
            int daysIfOpen) {}

    /** @param stops by day: how many lines stop on it */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    record Projected(
            Instant at,
            LocalDate day,
            int millis,
            int nodes,
            int links,
            float largestDays,
            int lightsDiffer,
            double[] outputRatio,
            int[] stops) {}

    @Transactional
    public void replace(List<CauseRow> rows, Instant at) {
        jdbc.update("delete from chain.light_cause");
        jdbc.execute((ConnectionCallback<Integer>) connection -> insert(connection, rows, at));
        jdbc.update("""
                update chain.light l set cause_kind = c.kind, cause_ref = c.cause_ref, cause_share = c.share, cause_tiers = c.tiers
                from chain.light_cause c
                where l.site_id = c.site_id and l.part_id = c.part_id and l.superseded_at = 'infinity' and c.position = 0
                    and l.light in ('red', 'orange', 'yellow')
                    and (l.cause_ref, l.cause_share) is distinct from (c.cause_ref, c.share)
                """);
    }

    private static int insert(Connection connection, List<CauseRow> rows, Instant at) throws java.sql.SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into chain.light_cause (site_id, part_id, position, enterprise_id, division, kind, cause_ref, cause_node,
                    other_node, tiers, share, days_if_open, at)
                select a, b, c, d, e, f, g, h, i, nullif(j, -1), k, nullif(l, -1), ?
                from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::bigint[], ?::smallint[], ?::real[], ?::smallint[]) as x (a, b, c, d, e, f, g, h, i, j, k, l)
                """)) {
            statement.setTimestamp(1, Timestamp.from(at));
            Object[][] columns = {
                {"int8", of(rows, CauseRow::site)},
                {"int8", of(rows, CauseRow::part)},
                {"int2", of(rows, row -> (short) row.position())},
                {"int8", of(rows, CauseRow::enterprise)},
                {"text", of(rows, CauseRow::division)},
                {"text", of(rows, CauseRow::kind)},
                {"text", of(rows, CauseRow::ref)},
                {"int8", of(rows, CauseRow::node)},
                {"int8", of(rows, CauseRow::other)},
                {"int2", of(rows, row -> (short) row.tiers())},
                {"float4", of(rows, CauseRow::share)},
                {"int2", of(rows, row -> (short) row.daysIfOpen())}
            };
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 2, connection.createArrayOf((String) columns[i][0], (Object[]) columns[i][1]));
            }
            return statement.executeUpdate();
        }
    }

    private static Object[] of(List<CauseRow> rows, Function<CauseRow, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }

    @Transactional
    public void bands(Map<SitePart, int[]> bands) {
        bands.forEach((key, days) -> jdbc.update(
                "update chain.light set earliest_days = ?, latest_days = ?"
                        + " where site_id = ? and part_id = ? and superseded_at = 'infinity'"
                        + " and (earliest_days, latest_days) is distinct from (?::smallint, ?::smallint)",
                day(days[0]),
                day(days[1]),
                key.site(),
                key.part(),
                day(days[0]),
                day(days[1])));
    }

    private static @Nullable Integer day(int day) {
        return day == Outlook.NEVER ? null : day;
    }

    @Transactional
    public void keep(Projected one) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into chain.projection (at, business_date, millis, nodes, links, largest_days, lights_differ, output_ratio,
                        stops) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                statement.setTimestamp(1, Timestamp.from(one.at()));
                statement.setDate(2, Date.valueOf(one.day()));
                statement.setInt(3, one.millis());
                statement.setInt(4, one.nodes());
                statement.setInt(5, one.links());
                statement.setFloat(6, one.largestDays());
                statement.setInt(7, one.lightsDiffer());
                statement.setArray(
                        8,
                        connection.createArrayOf(
                                "float8",
                                Arrays.stream(one.outputRatio()).boxed().toArray()));
                statement.setArray(
                        9,
                        connection.createArrayOf(
                                "int4", Arrays.stream(one.stops()).boxed().toArray()));
                return statement.executeUpdate();
            }
        });
        jdbc.update(
                "delete from chain.projection where id < (select max(id) from chain.projection) - ?", KEPT_PROJECTIONS);
    }
}
