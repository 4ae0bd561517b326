package org.clearway.app.chain;

import java.util.Set;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What a list of lights is narrowed to; every part but the moment may be missing.
 *
 * @param lights   which colours; empty for all but green, which has no rows
 * @param division a division code: it and all below
 * @param cause    reference of a main cause: {@code site:12}, {@code road:3}
 * @param words    in the names of site or part
 */
public record LightFilter(
        Set<String> lights,
        @Nullable String chain,
        @Nullable String division,
        @Nullable String cause,
        @Nullable String words,
        @Nullable Long enterprise,
        AsOf asOf) {}
