package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when an enterprise was on a list, in which batch, on what ground, and by whom.
 *
 * @param batch  label of the batch
 * @param until  the end that it was given
 * @param ended  when it ended before that; null when it did not
 * @param endAct extend, suspend, remove or expire
 */
public record Listing(
        long id,
        long admissionId,
        long listId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        String industry,
        String field,
        @Nullable String chain,
        boolean foreignInvested,
        String ground,
        long batchId,
        String batch,
        String approver,
        Instant from,
        Instant until,
        @Nullable Instant ended,
        @Nullable String endAct,
        @Nullable String endReason) {

    /** The moment from which it has no effect. */
    public Instant end() {
        return ended != null && ended.isBefore(until) ? ended : until;
    }

    public boolean holdsAt(Instant at) {
        return !from.isAfter(at) && end().isAfter(at);
    }
}
