package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts listings for the countdown; each count is one statement over the listings that hold at the moment. */
@Component
class CountingListings {

    private static final String WHITE = " join whitelist.list w on w.id = l.list_id and w.purpose = 'white_list' ";

    private static final String SCOPE =
            " and l.division >= :lo and l.division < :hi and (:list::bigint is null or l.list_id = :list) ";

    private static final String LAST_DAY = "((l.until - interval '1 second') at time zone 'Asia/Shanghai')::date";

    private final JdbcClient jdbc;

    CountingListings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private JdbcClient.StatementSpec statement(String sql, Countdown.Scope scope, Instant at) {
        DivisionRange range = DivisionRange.of(scope.division());
        return jdbc.sql(sql)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("list", scope.list())
                .param("at", Timestamp.from(at));
    }

    /** By one expression over a listing and its publication, the most first. */
    List<Countdown.Part> parts(Countdown.Scope scope, Instant at, String by) {
        return statement(
                        "select " + by + " as part, count(*)" + Listings.FROM + WHITE + "where " + Listings.HOLDS
                                + SCOPE + "group by 1 order by 2 desc, 1",
                        scope,
                        at)
                .query((row, number) -> new Countdown.Part(row.getString(1), row.getLong(2)))
                .list();
    }

    /** By the Monday of the week of their last day, the soonest first. */
    List<Countdown.Part> ends(Countdown.Scope scope, Instant at) {
        return parts(scope, at, "date_trunc('week', " + LAST_DAY + ")::date").stream()
                .sorted(Comparator.comparing(Countdown.Part::code))
                .toList();
    }

    List<Long> enterprises(Countdown.Scope scope, Instant at) {
        return statement(
                        "select distinct l.enterprise_id from whitelist.listing l" + WHITE + "where " + Listings.HOLDS
                                + SCOPE,
                        scope,
                        at)
                .query(Long.class)
                .list();
    }

    List<Long> ofBatch(long batch, @Nullable String chain) {
        return jdbc.sql(
                        "select enterprise_id from whitelist.listing where batch_id = :batch and (:chain::text is null or chain = :chain)")
                .param("batch", batch)
                .param("chain", chain)
                .query(Long.class)
                .list();
    }

    /** What the projection needs, as it was at a moment. */
    Projection projection(Countdown.Scope scope, Instant at) {
        LocalDate day = LocalDate.ofInstant(at.minusNanos(1), ClearwayClock.ZONE);
        SortedMap<LocalDate, Long> entries = new TreeMap<>();
        statement(
                        "select " + LAST_DAY + ", count(*) from whitelist.listing l" + WHITE + "where " + Listings.HOLDS
                                + SCOPE + "group by 1",
                        scope,
                        at)
                .query((row, number) -> entries.put(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
        return statement(
                        """
                        select count(*) filter (where l.end_act in ('remove', 'suspend') and l.ended_at > :from and l.ended_at <= :at),
                            coalesce(sum(extract(epoch from least(l.until, l.ended_at, :at) - greatest(l.listed_from, :from))) / 86400, 0)
                        from whitelist.listing l
                        """ + WHITE + "where l.listed_from < :at and l.until > :from and l.ended_at > :from" + SCOPE,
                        scope,
                        at)
                .param("from", Timestamp.from(at.minus(Duration.ofDays(Projection.LOOKED_BACK_DAYS))))
                .query((row, number) -> new Projection(day, entries, row.getLong(1), Math.round(row.getDouble(2))))
                .single();
    }

    /** Of the enterprises listed then, those that are still on the same list now. */
    long stillThere(Countdown.Scope scope, Instant then, Instant now) {
        return statement(
                        "select count(*) from whitelist.listing l" + WHITE + "where " + Listings.HOLDS + SCOPE + """
                         and exists (select from whitelist.listing o where o.list_id = l.list_id and o.enterprise_id = l.enterprise_id
                            and o.listed_from <= :now and o.until > :now and o.ended_at > :now)
                        """,
                        scope,
                        then)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Entries at the end of each day: what had begun less what had ended. */
    List<Countdown.Point> series(Countdown.Scope scope, LocalDate first, LocalDate last, Instant at) {
        Map<LocalDate, Long> changes = new HashMap<>();
        String from = " from whitelist.listing l" + WHITE + "where l.listed_from <= :at" + SCOPE;
        statement(
                        """
                        select c.day, sum(c.change) from (
                            select greatest((l.listed_from at time zone 'Asia/Shanghai')::date, :first::date) as day, 1 as change
                        """ + from
                                + " union all select greatest((least(l.until, l.ended_at) at time zone 'Asia/Shanghai')::date, :first::date), -1"
                                + from + " and least(l.until, l.ended_at) <= :at) c group by c.day",
                        scope,
                        at)
                .param("first", first)
                .query((row, number) -> changes.put(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
        List<Countdown.Point> points = new ArrayList<>();
        long entries = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            entries += changes.getOrDefault(day, 0L);
            points.add(new Countdown.Point(day, entries));
        }
        return points;
    }
}
