package org.clearway.app.whitelist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of entries is narrowed to; every part may be missing. States are words, and {@code expired} is one of them.
 *
 * @param place a division with all below, or a zone
 */
public record AdmissionFilter(
        @Nullable Long listId,
        @Nullable String state,
        @Nullable String place,
        @Nullable String field,
        @Nullable String words,
        @Nullable Long enterpriseId) {

    public static final List<String> STATES = List.of(
            "nominated",
            "assessed",
            "drafted",
            "listed",
            "suspended",
            "removed",
            "expired",
            "declined",
            "appealed",
            "upheld",
            "withdrawn");

    public AdmissionFilter {
        state = blank(state) || !STATES.contains(state) ? null : state;
        place = blank(place) ? null : place;
        field = blank(field) ? null : field;
        words = words == null || words.isBlank() ? null : words.strip();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** All entries of one enterprise. */
    public static AdmissionFilter of(long enterprise) {
        return new AdmissionFilter(null, null, null, null, null, enterprise);
    }

    public static AdmissionFilter inState(long list, String state) {
        return new AdmissionFilter(list, state, null, null, null, null);
    }
}
