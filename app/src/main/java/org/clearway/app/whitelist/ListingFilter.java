package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * What a list of listings is narrowed to; every part may be missing, but for the moment.
 *
 * @param place   a division with all below, or a zone
 * @param holding only those that hold at the moment; otherwise all that had begun by then
 * @param alsoAt only those whose enterprise was on the same list at this moment too
 * @param enterprises only those of these enterprises
 * @param endsFrom only those whose last day is this day or later; {@code endsBefore} those whose last day is before that one
 */
public record ListingFilter(
        @Nullable Long listId,
        @Nullable String purpose,
        @Nullable String level,
        @Nullable String place,
        @Nullable String field,
        @Nullable String chain,
        @Nullable Boolean foreign,
        @Nullable Long batchId,
        @Nullable String words,
        @Nullable LocalDate endsFrom,
        @Nullable LocalDate endsBefore,
        boolean holding,
        Instant at,
        @Nullable Instant alsoAt,
        @Nullable List<Long> enterprises) {

    /** Of whatever enterprise. */
    public ListingFilter(
            @Nullable Long listId,
            @Nullable String purpose,
            @Nullable String level,
            @Nullable String place,
            @Nullable String field,
            @Nullable String chain,
            @Nullable Boolean foreign,
            @Nullable Long batchId,
            @Nullable String words,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsBefore,
            boolean holding,
            Instant at) {
        this(
                listId,
                purpose,
                level,
                place,
                field,
                chain,
                foreign,
                batchId,
                words,
                endsFrom,
                endsBefore,
                holding,
                at,
                null,
                null);
    }

    public ListingFilter {
        purpose = orNull(purpose);
        level = orNull(level);
        place = orNull(place);
        field = orNull(field);
        chain = orNull(chain);
        words = orNull(words);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Those of one list that hold at a moment. */
    public static ListingFilter holding(long list, Instant at) {
        return new ListingFilter(list, null, null, null, null, null, null, null, null, null, null, true, at);
    }

    /** All that one batch listed. */
    static ListingFilter ofBatch(long list, long batch, Instant at) {
        return new ListingFilter(list, null, null, null, null, null, null, batch, null, null, null, false, at);
    }

    /** Those of any list that hold and whose name or code has these words. */
    public static ListingFilter named(String words, Instant at) {
        return new ListingFilter(null, null, null, null, null, null, null, null, words, null, null, true, at);
    }

    /** The same, of some enterprises only. */
    ListingFilter of(List<Long> only) {
        return narrowed(alsoAt, only);
    }

    /** The same, of those only that were on the same list at the end of another day; null narrows nothing. */
    public ListingFilter alsoOn(@Nullable LocalDate day) {
        return narrowed(
                day == null
                        ? null
                        : day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant(),
                enterprises);
    }

    private ListingFilter narrowed(@Nullable Instant also, @Nullable List<Long> only) {
        return new ListingFilter(
                listId,
                purpose,
                level,
                place,
                field,
                chain,
                foreign,
                batchId,
                words,
                endsFrom,
                endsBefore,
                holding,
                at,
                also,
                only);
    }

    /** Those that hold at another moment, of the same list, purpose, level, place and field. */
    ListingFilter holdingAt(Instant other) {
        return new ListingFilter(listId, purpose, level, place, field, null, null, null, null, null, null, true, other);
    }
}
