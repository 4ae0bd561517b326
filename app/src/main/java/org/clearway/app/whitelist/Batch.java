package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a list; a draft until it is published.
 *
 * @param publication null while it is a draft
 */
public record Batch(
        long id,
        long listId,
        String division,
        Instant openedAt,
        long openedBy,
        String opener,
        @Nullable Publication publication) {

    /**
     * What was published and by whom.
     *
     * @param number running within the list and year
     * @param sha256 of what the batch says, in hexadecimal: whoever has an export can hold it against it
     */
    public record Publication(
            String level,
            int year,
            int number,
            Instant at,
            long accountId,
            String approver,
            int added,
            int extended,
            int suspended,
            int resumed,
            int removed,
            int declined,
            String sha256) {}

    public boolean isPublished() {
        return publication != null;
    }

    /** Level, division, year and running number: {@code ministry-000000-2022-003}; empty while it is a draft. */
    public String label() {
        return publication == null
                ? ""
                : "%s-%s-%d-%03d".formatted(publication.level(), division, publication.year(), publication.number());
    }
}
