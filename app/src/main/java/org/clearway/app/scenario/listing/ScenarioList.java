package org.clearway.app.scenario.listing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of the scenario.
 *
 * @param departure where a province's list departs from the common criteria; null when nowhere
 */
public record ScenarioList(
        String code,
        String purpose,
        String level,
        String division,
        String nameZh,
        String nameEn,
        LocalDate opened,
        List<String> fields,
        List<String> zones,
        @Nullable String departure) {}
