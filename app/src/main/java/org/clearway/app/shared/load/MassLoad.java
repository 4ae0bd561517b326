package org.clearway.app.shared.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes a table in bulk with one audit entry for all its rows: how many, and the SHA-256 of what they said. */
@Component
public class MassLoad {

    private final JdbcTemplate jdbc;
    private final Audit audit;

    MassLoad(JdbcTemplate jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * @param table   with its schema, {@code directory.site}
     * @param counted true where rows bring numbers of their own: the counter is set behind the highest
     */
    public <T> long load(String table, Bulk<T> bulk, Iterator<? extends T> rows, boolean counted) {
        Digesting<T> digesting = new Digesting<>(rows);
        long loaded = bulk.write(jdbc, digesting);
        if (counted) {
            jdbc.queryForObject(
                    "select setval(pg_get_serial_sequence(?, 'id'), greatest(1, (select max(id) from " + table + ")))",
                    Long.class,
                    table);
        }
        audit.record(Audit.Entry.of(
                        "rows loaded", table, loaded + " rows", Actor.current().division())
                .with(Map.of("rows", loaded, "sha256", digesting.digest())));
        return loaded;
    }

    /** Passes rows on and digests their text. */
    private static final class Digesting<T> implements Iterator<T> {

        private final Iterator<? extends T> rows;
        private final MessageDigest digest;

        Digesting(Iterator<? extends T> rows) {
            this.rows = rows;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public T next() {
            T row = rows.next();
            digest.update(String.valueOf(row).getBytes(StandardCharsets.UTF_8));
            return row;
        }

        String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
