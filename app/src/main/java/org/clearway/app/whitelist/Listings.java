package org.clearway.app.whitelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who was listed when. Nothing here is ever entered backwards, so that what held at a moment is also what was known then. A
 * listing holds from its beginning up to its end, whichever of its two ends comes first: the question itself ends it.
 */
@Repository
@Transactional(readOnly = true)
public class Listings {

    static final String COLUMNS = """
            l.id, l.admission_id, l.list_id, l.enterprise_id, l.credit_code, l.name_zh, l.name_en, l.division, l.industry, l.field,
            l.chain, l.foreign_invested, l.ground, l.batch_id, l.approver, l.listed_from, l.until, l.ended_at, l.end_act, l.end_reason,
            p.level || '-' || p.division || '-' || p.year || '-' || lpad(p.number::text, 3, '0') as label
            """;

    static final String FROM = " from whitelist.listing l join whitelist.publication p on p.batch_id = l.batch_id ";

    static final String HOLDS = "l.listed_from <= :at and l.until > :at and l.ended_at > :at";

    private final JdbcClient jdbc;
    private final Territories places;

    Listings(JdbcClient jdbc, Territories places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** Was it listed at this moment? Every list on which it was, with batch, ground and approver. */
    public List<Listing> holding(String creditCode, Instant at) {
        return jdbc.sql("select " + COLUMNS + FROM + "where l.credit_code = :code and " + HOLDS + " order by l.list_id")
                .param("code", creditCode)
                .param("at", Timestamp.from(at))
                .query((row, number) -> read(row, at))
                .list();
    }

    /** All listings that an enterprise had by a moment, the latest first. */
    public List<Listing> of(long enterprise, Instant at) {
        return jdbc.sql(
                        "select " + COLUMNS + FROM
                                + "where l.enterprise_id = :enterprise and l.listed_from <= :at order by l.listed_from desc, l.id desc limit 100")
                .param("enterprise", enterprise)
                .param("at", Timestamp.from(at))
                .query((row, number) -> read(row, at))
                .list();
    }

    /** One page, the latest listed first. */
    public List<Listing> list(ListingFilter filter, int offset, int limit) {
        Conditions where = where(filter);
        return jdbc.sql("select " + COLUMNS + FROM + where.where()
                        + " order by l.listed_from desc, l.id desc limit :limit offset :offset")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row, filter.at()))
                .list();
    }

    /** The page behind a number, for programs. */
    public List<Listing> after(ListingFilter filter, long after, int limit) {
        Conditions where = where(filter).and("l.id > :after", "after", after);
        return jdbc.sql("select " + COLUMNS + FROM + where.where() + " order by l.id limit :limit")
                .params(where.values())
                .param("limit", limit)
                .query((row, number) -> read(row, filter.at()))
                .list();
    }

    /** What a batch ended, by enterprise. */
    public List<Listing> endedBy(long batch, int limit) {
        return jdbc.sql(
                        "select " + COLUMNS + FROM
                                + "where l.end_batch_id = :batch and l.end_act in ('remove', 'suspend') order by l.id limit :limit")
                .param("batch", batch)
                .param("limit", limit)
                .query((row, number) -> read(row, Instant.MAX))
                .list();
    }

    /** What ends by itself between two moments within the actor's territory, soonest first. */
    public List<Listing> ending(@Nullable Long enterprise, Instant from, Instant to, int limit) {
        DivisionRange range = Actor.current().range();
        return jdbc.sql("select " + COLUMNS + FROM + """
                        where l.ended_at = 'infinity' and l.until > :from and l.until <= :to and l.listed_from <= :from
                          and (:enterprise::bigint is null or l.enterprise_id = :enterprise)
                          and (:enterprise::bigint is not null or (l.division >= :lo and l.division < :hi))
                        order by l.until, l.id limit :limit
                        """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("enterprise", enterprise)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("limit", limit)
                .query((row, number) -> read(row, from))
                .list();
    }

    public long count(ListingFilter filter) {
        Conditions where = where(filter);
        String from = filter.level() == null ? " from whitelist.listing l" : FROM;
        return jdbc.sql("select count(*)" + from + where.where())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** The enterprise of each. */
    List<Long> enterprises(ListingFilter filter) {
        Conditions where = where(filter);
        return jdbc.sql("select l.enterprise_id" + FROM + where.where())
                .params(where.values())
                .query(Long.class)
                .list();
    }

    /** How many hold at a moment, by list. */
    public Map<Long, Long> countByList(Instant at) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("select l.list_id, count(*) from whitelist.listing l where " + HOLDS + " group by l.list_id")
                .param("at", Timestamp.from(at))
                .query((row, number) -> counts.put(row.getLong(1), row.getLong(2)))
                .list();
        return counts;
    }

    private Conditions where(ListingFilter filter) {
        Conditions where = new Conditions().value("at", Timestamp.from(filter.at()));
        where.and(filter.holding() ? HOLDS : "l.listed_from <= :at");
        return where.and("l.list_id = :list", "list", filter.listId())
                .and(
                        "l.list_id in (select w.id from whitelist.list w where w.purpose = :purpose)",
                        "purpose",
                        filter.purpose())
                .and("p.level = :level", "level", filter.level())
                .within("l.division", places.of(filter.place()))
                .and("l.field = :field", "field", filter.field())
                .and("l.chain = :chain", "chain", filter.chain())
                .and("l.foreign_invested = :foreign", "foreign", filter.foreign())
                .and("l.batch_id = :batch", "batch", filter.batchId())
                .and("l.until > :endsFrom", "endsFrom", midnight(filter.endsFrom()))
                .and("l.until <= :endsBefore", "endsBefore", midnight(filter.endsBefore()))
                .and("""
                        exists (select from whitelist.listing o where o.list_id = l.list_id and o.enterprise_id = l.enterprise_id
                            and o.listed_from <= :alsoAt and o.until > :alsoAt and o.ended_at > :alsoAt)
                        """, "alsoAt", filter.alsoAt() == null ? null : Timestamp.from(filter.alsoAt()))
                .and(
                        "l.enterprise_id in (select unnest(:enterprises::bigint[]))",
                        "enterprises",
                        filter.enterprises() == null
                                ? null
                                : filter.enterprises().toArray(Long[]::new))
                .named("l", filter.words());
    }

    /** The beginning of a day; who ends at it has the day before as last day. */
    private static @Nullable Timestamp midnight(@Nullable LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(ClearwayClock.ZONE).toInstant());
    }

    /** Which way an enterprise went between two moments. */
    public enum Side {
        CAME,
        WENT
    }

    /** Who came onto a list between two moments, or who is no longer on it, by number. */
    public List<Listing> changed(ListingFilter filter, Side side, Instant first, Instant last, int offset, int limit) {
        Conditions where = changed(filter, side, first, last);
        return jdbc.sql("select " + COLUMNS + FROM + where.where() + " order by l.id limit :limit offset :offset")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row, last))
                .list();
    }

    public long countChanged(ListingFilter filter, Side side, Instant first, Instant last) {
        Conditions where = changed(filter, side, first, last);
        return jdbc.sql("select count(*)" + FROM + where.where())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private Conditions changed(ListingFilter filter, Side side, Instant first, Instant last) {
        boolean came = side == Side.CAME;
        return where(filter.holdingAt(came ? last : first)).and("""
                        not exists (select from whitelist.listing o where o.list_id = l.list_id and o.enterprise_id = l.enterprise_id
                            and o.listed_from <= :other and o.until > :other and o.ended_at > :other)
                        """, "other", Timestamp.from(came ? first : last));
    }

    /** How many there were at a moment, of the same list, purpose, level, place and field. */
    public long size(ListingFilter filter, Instant at) {
        return count(filter.holdingAt(at));
    }

    /** As it was known at a moment: an end that came later is not told. */
    static Listing read(ResultSet row, Instant at) throws SQLException {
        Instant ended = Rows.moment(row, "ended_at");
        boolean known = !ended.isAfter(at) && row.getString("end_act") != null;
        return new Listing(
                row.getLong("id"),
                row.getLong("admission_id"),
                row.getLong("list_id"),
                row.getLong("enterprise_id"),
                row.getString("credit_code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("division"),
                row.getString("industry"),
                row.getString("field"),
                row.getString("chain"),
                row.getBoolean("foreign_invested"),
                row.getString("ground"),
                row.getLong("batch_id"),
                row.getString("label"),
                row.getString("approver"),
                Rows.moment(row, "listed_from"),
                Rows.moment(row, "until"),
                known ? ended : null,
                known ? row.getString("end_act") : null,
                known ? row.getString("end_reason") : null);
    }
}
