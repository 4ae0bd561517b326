package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Listings that have all this in common.
 *
 * @param province    code of its province
 * @param ended       when something ended them before their own end; far ahead where nothing did
 * @param act         what ended them, null where nothing did
 * @param enterprises of each listing
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
record Counted(
        long list,
        String level,
        String province,
        String field,
        Instant from,
        Instant until,
        Instant ended,
        @Nullable String act,
        Long[] enterprises) {

    long entries() {
        return enterprises.length;
    }

    /** From when on it holds no longer. */
    Instant over() {
        return until.isBefore(ended) ? until : ended;
    }

    boolean holds(Instant at) {
        return !from.isAfter(at) && over().isAfter(at);
    }

    /** Ended by one of these acts within a stretch, its beginning left out. */
    boolean endedBy(java.util.Set<String> acts, Instant after, Instant upTo) {
        return act != null && acts.contains(act) && ended.isAfter(after) && !ended.isAfter(upTo);
    }

    /** Came to its own end within a stretch. */
    boolean lapsed(Instant after, Instant upTo) {
        return until.isAfter(after) && !until.isAfter(upTo) && !ended.isBefore(until);
    }
}
