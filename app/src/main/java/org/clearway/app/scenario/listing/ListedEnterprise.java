package org.clearway.app.scenario.listing;

import java.time.LocalDate;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise on one list.
 *
 * @param add     index of the batch that listed it
 * @param remove  index of the batch that removed it; null when it stayed
 * @param lastDay on whose end it ends
 */
public record ListedEnterprise(
        ScenarioEnterprise enterprise,
        int add,
        @Nullable Integer remove,
        String field,
        boolean foreignInvested,
        LocalDate lastDay) {}
