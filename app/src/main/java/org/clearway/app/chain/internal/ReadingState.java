package org.clearway.app.chain.internal;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads what holds today: stocks, closures, blocked links, disputes. Whole at the start, by site and part afterwards. */
@Repository
public class ReadingState {

    private static final int FETCH_ROWS = 20_000;

    /** Older reports say nothing that a projection could start from. */
    private static final int OLDEST_STOCK_DAYS = 30;

    private static final String STOCK = """
            select distinct on (site_id, part_id) site_id, part_id, business_date, on_hand, daily_use, target_days, arrival_days,
                arrival_units, arrival_nodes
            from chain.stock_report where superseded_at = 'infinity' and business_date between ? and ?
            """;

    private final JdbcTemplate jdbc;

    ReadingState(javax.sql.DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(FETCH_ROWS);
    }

    /** A closure that holds today or later. */
    public record Closure(long id, long site, double capacity, LocalDate from, LocalDate to) {}

    /** A blocked link that holds today or later. */
    public record Blocked(long thing, String from, String to, double open, LocalDate first, LocalDate last) {}

    @Transactional(readOnly = true)
    public void stocks(LocalDate today, Consumer<SlotStocks.Row> each) {
        jdbc.query(
                STOCK + " order by site_id, part_id, business_date desc",
                (RowCallbackHandler) row -> each.accept(stock(row)),
                Date.valueOf(today.minusDays(OLDEST_STOCK_DAYS)),
                Date.valueOf(today));
    }

    @Transactional(readOnly = true)
    public List<SlotStocks.Row> stocks(LocalDate today, Collection<SitePart> wanted) {
        return jdbc.query(
                STOCK
                        + " and (site_id, part_id) in (select * from unnest(?::bigint[], ?::bigint[]))"
                        + " order by site_id, part_id, business_date desc",
                (row, number) -> stock(row),
                Date.valueOf(today.minusDays(OLDEST_STOCK_DAYS)),
                Date.valueOf(today),
                wanted.stream().map(SitePart::site).toArray(Long[]::new),
                wanted.stream().map(SitePart::part).toArray(Long[]::new));
    }

    @Transactional(readOnly = true)
    public List<Closure> closures(LocalDate today, @Nullable Long site) {
        return jdbc.query(
                "select id, site_id, capacity, valid_from, valid_to from chain.closure where superseded_at = 'infinity'"
                        + " and valid_to >= ? and (?::bigint is null or site_id = ?) order by site_id, id",
                (row, number) -> new Closure(
                        row.getLong(1),
                        row.getLong(2),
                        row.getDouble(3),
                        row.getDate(4).toLocalDate(),
                        row.getDate(5).toLocalDate()),
                Date.valueOf(today),
                site,
                site);
    }

    @Transactional(readOnly = true)
    public List<Blocked> blocked(LocalDate today) {
        return jdbc.query(
                "select thing, from_division, to_division, open_share, valid_from, valid_to from chain.blocked_link"
                        + " where superseded_at = 'infinity' and valid_to >= ? order by thing",
                (row, number) -> new Blocked(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDate(5).toLocalDate(),
                        row.getDate(6).toLocalDate()),
                Date.valueOf(today));
    }

    /** Relations (buyer's node, supplier's node) whose volume the two sides dispute. */
    @Transactional(readOnly = true)
    public Set<SitePart> disputed() {
        Set<SitePart> disputed = new HashSet<>();
        jdbc.query(
                "select buyer_node, supplier_node from chain.disagreement where settled_at is null and field = 'volume'",
                (RowCallbackHandler) row -> disputed.add(new SitePart(row.getLong(1), row.getLong(2))));
        return disputed;
    }

    private static SlotStocks.Row stock(ResultSet row) throws SQLException {
        Date[] days = (Date[]) array(row, 7);
        return new SlotStocks.Row(
                row.getLong(1),
                row.getLong(2),
                row.getDate(3).toLocalDate(),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                Arrays.stream(days).map(Date::toLocalDate).toArray(LocalDate[]::new),
                Arrays.stream((Double[]) array(row, 8))
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                Arrays.stream((Long[]) array(row, 9)).mapToLong(Long::longValue).toArray());
    }

    private static Object array(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    /** A site and a part; or the two nodes of a relation. */
    public record SitePart(long site, long part) {}
}
