package org.clearway.app.chain.forecast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One forecast and what came of it.
 *
 * @param saidOn     the day on which the light turned red
 * @param foreseenOn first day without the part, as it was then said
 * @param outcome    waiting, ran_out, unwarned, averted, held or untold
 * @param ranOutOn   null while or where it did not
 */
public record Forecast(
        long siteId,
        long partId,
        String siteZh,
        @Nullable String siteEn,
        String partZh,
        String partEn,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn,
        LocalDate saidOn,
        LocalDate foreseenOn,
        String outcome,
        @Nullable LocalDate ranOutOn) {

    /** Days by which it ran out later (positive) or sooner than foreseen; null where it did not run out. */
    public @Nullable Long offDays() {
        return ranOutOn == null ? null : ranOutOn.toEpochDay() - foreseenOn.toEpochDay();
    }

    public String href() {
        return "/chains/lights/" + siteId + "/" + partId;
    }
}
