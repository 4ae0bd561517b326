package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list of listings is narrowed to; every part may be missing, but for the moment.
 *
 * @param holding only those that hold at the moment; otherwise all that had begun by then
 * @param endsBefore only those that end before this day
 */
public record ListingFilter(
        @Nullable Long listId,
        @Nullable String level,
        @Nullable String division,
        @Nullable String field,
        @Nullable String chain,
        @Nullable Boolean foreign,
        @Nullable Long batchId,
        @Nullable String words,
        @Nullable LocalDate endsBefore,
        boolean holding,
        Instant at) {

    public ListingFilter {
        level = orNull(level);
        division = orNull(division);
        field = orNull(field);
        chain = orNull(chain);
        words = orNull(words);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Those of one list that hold at a moment. */
    public static ListingFilter holding(long list, Instant at) {
        return new ListingFilter(list, null, null, null, null, null, null, null, null, true, at);
    }
}
