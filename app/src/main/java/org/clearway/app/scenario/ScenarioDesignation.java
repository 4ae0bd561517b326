package org.clearway.app.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A designation of an enterprise.
 *
 * @param enterprise number of the {@link ScenarioEnterprise}
 * @param kind code of {@code reference/designation_kind.csv}
 * @param chain where the kind is of a chain; else null
 * @param authority code of the {@link ScenarioAuthority} that gave it
 */
public record ScenarioDesignation(
        int enterprise,
        String kind,
        @Nullable String chain,
        String authority,
        String groundZh,
        String groundEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
