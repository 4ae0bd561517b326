package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts listings for the countdown; each count is one statement. */
@Component
class CountingListings {

    private static final String WHITE =
            " from whitelist.listing l join whitelist.list w on w.id = l.list_id and w.purpose = 'white_list' ";

    private static final int USUAL_DAYS = 90;

    private final JdbcClient jdbc;

    CountingListings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String within(Countdown.Scope scope) {
        return " and (:list::bigint is null or l.list_id = :list) and "
                + Conditions.within("l.division", scope.ranges(), new HashMap<>());
    }

    private JdbcClient.StatementSpec statement(String sql, Countdown.Scope scope, Instant at) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Conditions.within("l.division", scope.ranges(), values);
        values.put("list", scope.list());
        values.put("at", Timestamp.from(at));
        return jdbc.sql(sql).params(values);
    }

    /** All that had begun by a moment and still held at some time in the days before it. */
    ListingCounts counts(Countdown.Scope scope, Instant at, Duration before) {
        return new ListingCounts(statement(
                        "select l.list_id, w.level, left(l.division, 2) || '0000' as province, l.field, l.listed_from, l.until,"
                                + " l.ended_at, l.end_act, array_agg(l.enterprise_id) as enterprises" + WHITE
                                + "where l.listed_from <= :at and least(l.until, l.ended_at) > :since"
                                + within(scope) + " group by 1, 2, 3, 4, 5, 6, 7, 8",
                        scope,
                        at)
                .param("since", Timestamp.from(at.minus(before)))
                .query((row, number) -> new Counted(
                        row.getLong("list_id"),
                        row.getString("level"),
                        row.getString("province"),
                        row.getString("field"),
                        Rows.moment(row, "listed_from"),
                        Rows.moment(row, "until"),
                        Rows.moment(row, "ended_at"),
                        row.getString("end_act"),
                        (Long[]) row.getArray("enterprises").getArray()))
                .list());
    }

    List<Long> ofBatch(long batch, @Nullable String chain) {
        return jdbc.sql(
                        "select enterprise_id from whitelist.listing where batch_id = :batch and (:chain::text is null or chain = :chain)")
                .param("batch", batch)
                .param("chain", chain)
                .query(Long.class)
                .list();
    }

    /** For how many days the lists asked about let an entry hold at most, by their latest terms. */
    int longestDays(@Nullable Long list) {
        return jdbc.sql("""
                        select coalesce(max(t.longest_days), :usual) from whitelist.terms t
                        where (:list::bigint is null or t.list_id = :list)
                          and not exists (select from whitelist.terms n where n.list_id = t.list_id and n.id > t.id)
                        """)
                .param("usual", USUAL_DAYS)
                .param("list", list)
                .query(Integer.class)
                .single();
    }
}
