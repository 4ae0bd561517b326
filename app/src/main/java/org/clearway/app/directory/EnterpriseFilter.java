package org.clearway.app.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a list of enterprises is narrowed to; every part may be missing.
 *
 * @param words    any two characters and more of a Chinese or English name, or the beginning of a credit code
 * @param division a division code: it and all below
 * @param zone     a zone's code, for instance YRD
 * @param industry a section letter or the beginning of a class code
 */
public record EnterpriseFilter(
        @Nullable String words,
        @Nullable String division,
        @Nullable String zone,
        @Nullable String industry,
        @Nullable String chain,
        @Nullable String field,
        @Nullable String size,
        @Nullable String designation,
        @Nullable String state) {

    public static final EnterpriseFilter ALL =
            new EnterpriseFilter(null, null, null, null, null, null, null, null, null);

    public EnterpriseFilter {
        words = orNull(words);
        division = orNull(division);
        zone = orNull(zone);
        industry = orNull(industry);
        chain = orNull(chain);
        field = orNull(field);
        size = orNull(size);
        designation = orNull(designation);
        state = orNull(state);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public EnterpriseFilter withWords(@Nullable String other) {
        return new EnterpriseFilter(other, division, zone, industry, chain, field, size, designation, state);
    }

    public boolean isNarrowed() {
        return !equals(ALL);
    }
}
