package org.clearway.app.shared.audit;

import java.sql.Timestamp;
import java.util.List;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The seals in the database. Each act runs in a transaction of the platform itself. */
@Repository
class Seals {

    /** So many entries go under one seal: a finding names a short run, not a day. */
    static final int MOST_ENTRIES = 2_000;

    /** So many are sealed in one transaction: what is open and not yet sealed is found out once for all of them. */
    static final int MOST_AT_ONCE = 10 * MOST_ENTRIES;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    Seals(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    private record Last(long id, byte[] hash, String upTo) {}

    private record Bounds(String from, String xmin, String xmax, boolean elsewhere) {}

    /**
     * Seals what was committed since the last time: entries of transactions that are all over, in the order of their
     * numbers. A restored database counts transactions anew; then every entry that has no seal is looked for once.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean sealNext() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('shared.audit_seal'))")
                .query()
                .listOfRows();
        Last last = jdbc.sql("select id, hash, up_to::text as up_to from shared.audit_seal order by id desc limit 1")
                .query(Last.class)
                .optional()
                .orElse(new Last(0, Seal.BEGINNING, "0"));
        Bounds bounds =
                jdbc.sql("""
                        select :from as "from", pg_snapshot_xmin(now.taken)::text as xmin, pg_snapshot_xmax(now.taken)::text as xmax,
                               :from::xid8 > pg_snapshot_xmin(now.taken) as elsewhere
                        from (select pg_current_snapshot() as taken) now
                        """).param("from", last.upTo()).query(Bounds.class).single();
        List<SealedEntry> open = open(bounds);
        boolean more = open.size() == MOST_AT_ONCE;
        for (int from = 0; from < open.size(); from += MOST_ENTRIES) {
            int to = Math.min(open.size(), from + MOST_ENTRIES);
            last = write(last, open.subList(from, to), more || to < open.size() ? last.upTo() : bounds.xmin());
        }
        if (open.isEmpty() && bounds.elsewhere()) {
            write(last, open, bounds.xmin());
        }
        return more;
    }

    /**
     * The open entries are numbered first and the seals that can hold one of them opened once: asked for each entry whether a
     * seal holds it, a busy minute took longer to seal than to write.
     */
    private List<SealedEntry> open(Bounds bounds) {
        String over = bounds.elsewhere()
                ? "(e.transaction_id < :xmin::xid8 or e.transaction_id >= :xmax::xid8)"
                : "e.transaction_id >= :from::xid8 and e.transaction_id < :xmin::xid8";
        return jdbc.sql("""
                        with open as materialized (select e.id from shared.audit_entry e where %s),
                        sealed as materialized (
                          select unnest(s.entries) as id from shared.audit_seal s
                          where s.last_entry >= (select min(id) from open)),
                        next as materialized (
                          select id from open where not exists (select from sealed where sealed.id = open.id)
                          order by id limit %d)
                        select %s from next join shared.audit_entry e on e.id = next.id order by e.id
                        """.formatted(over, MOST_AT_ONCE, SealedEntry.COLUMNS))
                .param("from", bounds.from())
                .param("xmin", bounds.xmin())
                .param("xmax", bounds.xmax())
                .query(SealedEntry::read)
                .list();
    }

    private Last write(Last last, List<SealedEntry> entries, String upTo) {
        long id = last.id() + 1;
        byte[] hash = Seal.hash(last.hash(), id, entries);
        jdbc.sql("""
                        insert into shared.audit_seal (id, at, first_entry, last_entry, entries, hash_before, hash, up_to)
                        values (?, ?, ?, ?, ?, ?, ?, ?::xid8)
                        """)
                .params(id, Timestamp.from(clock.instant()))
                .params(entries.isEmpty() ? 0L : entries.getFirst().id())
                .params(entries.isEmpty() ? 0L : entries.getLast().id())
                .param(entries.stream().map(SealedEntry::id).toArray(Long[]::new))
                .params(last.hash(), hash, upTo)
                .update();
        return new Last(id, hash, upTo);
    }

    @Transactional(readOnly = true)
    public List<Seal> after(long id, int limit) {
        return jdbc.sql("select id, entries, hash_before, hash from shared.audit_seal where id > ? order by id limit ?")
                .params(id, limit)
                .query(Seal::read)
                .list();
    }

    @Transactional(readOnly = true)
    public List<SealedEntry> entriesOf(Seal seal) {
        return jdbc.sql("select " + SealedEntry.COLUMNS
                        + " from shared.audit_entry e where e.id = any (?) order by e.id")
                .param(seal.entries().toArray(Long[]::new))
                .query(SealedEntry::read)
                .list();
    }

    /** Entries that claim to be older than the last seal and stand under none: put in behind the seals' back. */
    @Transactional(readOnly = true)
    public List<Long> slippedIn() {
        return jdbc.sql("""
                        select e.id from shared.audit_entry e
                        left join (select unnest(entries) as id from shared.audit_seal) sealed on sealed.id = e.id
                        where sealed.id is null
                          and e.transaction_id < (select up_to from shared.audit_seal order by id desc limit 1)
                        order by e.id limit 100
                        """).query((row, number) -> row.getLong(1)).list();
    }

    @Transactional(readOnly = true)
    public long unsealed() {
        return jdbc.sql("select (select count(*) from shared.audit_entry)"
                        + " - (select coalesce(sum(cardinality(entries)), 0) from shared.audit_seal)")
                .query(Long.class)
                .single();
    }
}
