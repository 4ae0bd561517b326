package org.clearway.app.shared.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * A run of entries under one hash, which begins with the hash of the seal before:
 *
 * <pre>
 * hash(n) = SHA-256( hash(n-1) | n | number of entries | entry, entry, ... in the order of their numbers )
 * </pre>
 *
 * Whoever changes, takes out or swaps an entry has to rewrite every later seal; the heads that lie outside the database
 * tell on them.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
record Seal(long id, List<Long> entries, byte[] hashBefore, byte[] hash) {

    static final byte[] BEGINNING = new byte[32];

    static Seal read(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("id"),
                List.of((Long[]) row.getArray("entries").getArray()),
                row.getBytes("hash_before"),
                row.getBytes("hash"));
    }

    static byte[] hash(byte[] before, long id, List<SealedEntry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            digest.update(
                    ByteBuffer.allocate(12).putLong(id).putInt(entries.size()).flip());
            entries.forEach(entry -> entry.into(digest));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String head() {
        return HexFormat.of().formatHex(hash);
    }
}
