package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a card.
 *
 * @param verdict approved or declined
 * @param until   the end that an approval gives
 * @param words   for the enterprise, where it was declined
 */
public record Decision(
        String verdict,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String words,
        long accountId,
        String decider,
        Instant at) {

    public boolean isApproval() {
        return verdict.equals("approved");
    }
}
