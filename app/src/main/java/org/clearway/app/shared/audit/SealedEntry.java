package org.clearway.app.shared.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as its seal sees it: every column but the transaction's number, which a restored database gives anew. */
record SealedEntry(long id, Instant at, List<@Nullable String> fields) {

    static final String COLUMNS = "e.id, e.at, e.account_id, e.actor, e.via, e.act, e.thing, e.thing_id, e.division,"
            + " e.enterprise_id, e.why, e.detail::text";

    private static final int FIRST_FIELD = 3;
    private static final int LAST_FIELD = 12;

    static SealedEntry read(ResultSet row, int number) throws SQLException {
        @Nullable String[] fields = new String[LAST_FIELD - FIRST_FIELD + 1];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = row.getString(FIRST_FIELD + i);
        }
        return new SealedEntry(row.getLong(1), row.getTimestamp(2).toInstant(), Arrays.asList(fields));
    }

    /** Each field with its length before it, so that no text can pass for the boundary of two. */
    void into(MessageDigest digest) {
        digest.update(ByteBuffer.allocate(20)
                .putLong(id)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .flip());
        for (@Nullable String field : fields) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(field == null ? -1 : bytes.length)
                    .flip());
            digest.update(bytes);
        }
    }
}
