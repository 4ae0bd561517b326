package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.shared.scope.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ordered log by which all instances' networks stay in step.
 *
 * <p>An entry's number says nothing of when it becomes visible: a transaction with a lower number may commit later. A reader
 * therefore goes by transactions: whatever belongs to one that was not over when it last looked is looked at again, and entries that
 * it has seen are left out. An entry only says where to look, so that seeing one twice would do no harm either.
 */
@Repository
public class ChangeLog {

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    ChangeLog(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param what stock, closure, blocked, network, setting; site and part where it concerns one */
    public record Entry(long seq, String what, long site, long part) {}

    /** Told when something was written here; the network of this instance then looks at once. */
    public record Written() {}

    /** Writes in the transaction of the change itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(String what, long[] sites, long[] parts, Instant at) {
        jdbc.update(
                "insert into chain.change (at, what, account_id, site_id, part_id)"
                        + " select ?, ?, ?, * from unnest(?::bigint[], ?::bigint[])",
                Timestamp.from(at),
                what,
                Actor.current().accountId(),
                java.util.Arrays.stream(sites).boxed().toArray(Long[]::new),
                java.util.Arrays.stream(parts).boxed().toArray(Long[]::new));
        events.publishEvent(new Written());
    }

    /**
     * Where a reader stands.
     *
     * @param transaction the oldest that may still have been under way
     * @param seen        entries of those that were, so far as they could be read
     */
    public record Place(String transaction, Set<Long> seen) {}

    /** @param place where a reader stands who has worked in the entries */
    public record News(List<Entry> entries, Place place) {

        boolean tellsOf(String what) {
            return entries.stream().anyMatch(entry -> entry.what().equals(what));
        }
    }

    /** Stands behind all that is over now: whoever then reads the tables misses nothing. */
    @Transactional(readOnly = true)
    public Place now() {
        return new Place(horizon(), Set.of());
    }

    /** What came since. */
    @Transactional(readOnly = true)
    public News since(Place place) {
        String horizon = horizon();
        List<Entry> news = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        jdbc.query(
                "select seq, what, site_id, part_id, transaction_id >= ?::xid8 as open from chain.change"
                        + " where transaction_id >= ?::xid8 order by transaction_id, seq",
                (RowCallbackHandler) row -> {
                    long seq = row.getLong(1);
                    if (!place.seen().contains(seq)) {
                        news.add(new Entry(seq, row.getString(2), row.getLong(3), row.getLong(4)));
                    }
                    if (row.getBoolean(5)) {
                        seen.add(seq);
                    }
                },
                horizon,
                place.transaction());
        return new News(news, new Place(horizon, seen));
    }

    /** The oldest transaction that may still be under way: all before it are over. */
    private String horizon() {
        String horizon = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class);
        return horizon == null ? "0" : horizon;
    }

    /** Forgets what every instance has long read. */
    @Transactional
    public void forget(Instant before) {
        jdbc.update("delete from chain.change where at < ?", Timestamp.from(before));
    }
}
