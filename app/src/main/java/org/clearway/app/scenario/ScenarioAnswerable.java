package org.clearway.app.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for what in a division.
 *
 * @param matter {@code production}, {@code epidemic_control} or {@code chain_chief}
 * @param chain of a chain chief; else null
 */
public record ScenarioAnswerable(
        String division,
        String matter,
        @Nullable String chain,
        String personZh,
        String personEn,
        String titleZh,
        String titleEn,
        String phone,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
