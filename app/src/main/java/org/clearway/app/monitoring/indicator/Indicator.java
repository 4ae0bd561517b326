package org.clearway.app.monitoring.indicator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a definition.
 *
 * @param unit      word of the unit, message key below {@code monitoring.unit-of.} where it has one, else shown as it is
 * @param better    +1 more is better, -1 less is, 0 neither
 * @param formula   null for an imported series
 * @param source    where its values come from
 * @param owner     who answers for it
 * @param division  whose definition it is
 * @param withdrawn takes no new values, and formulas may not name it
 */
public record Indicator(
        String code,
        int version,
        String division,
        String nameZh,
        String nameEn,
        String unit,
        int decimals,
        Frequency frequency,
        int better,
        @Nullable String formula,
        String source,
        String owner,
        boolean withdrawn,
        String definedBy,
        Instant recordedAt,
        @Nullable String why) {

    public boolean computed() {
        return formula != null;
    }

    public boolean percent() {
        return unit.equals("%");
    }
}
