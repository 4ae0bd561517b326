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
}
