package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an entry's life.
 *
 * @param number counted from 1 within the entry
 * @param batch  the batch that it belongs to; null for what happens outside of batches
 * @param until  the end that it gave, for listing, extending and resuming
 * @param reason code of the reason, {@code words} what the person wrote
 */
public record Step(
        long admission,
        int number,
        Instant at,
        Act act,
        long accountId,
        String actor,
        @Nullable Long batch,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String words) {}
