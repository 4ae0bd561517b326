package org.clearway.app.chain.internal;

import java.time.LocalDate;
import org.clearway.engine.project.light.Light;
import org.jspecify.annotations.Nullable;

/**
 * A light as it is judged and written. Days count from the business date; -1 stands for not within the horizon.
 *
 * @param whyGrey      stale, disagree or unknown; null unless grey
 * @param coverDays    on hand over daily use
 * @param lostYuanADay what the site's lines that need the part make on a normal day
 */
public record LightRow(
        long site,
        long part,
        long enterprise,
        String division,
        String chain,
        Light light,
        @Nullable String whyGrey,
        float coverDays,
        float targetDays,
        int outInDays,
        @Nullable LocalDate stopsOn,
        LocalDate businessDate,
        @Nullable LocalDate reportedOn,
        @Nullable LocalDate nextArrival,
        double lostYuanADay) {

    public ReadingState.SitePart key() {
        return new ReadingState.SitePart(site, part);
    }

    public String word() {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Red first: the order of lists. */
    public int rank() {
        return switch (light) {
            case RED -> 0;
            case ORANGE -> 1;
            case YELLOW -> 2;
            case GREEN -> 3;
            case GREY -> 4;
        };
    }

    /** Whether a new version says anything new. */
    boolean saysTheSame(LightRow other) {
        return light == other.light
                && outInDays == other.outInDays
                && java.util.Objects.equals(whyGrey, other.whyGrey)
                && java.util.Objects.equals(stopsOn, other.stopsOn)
                && java.util.Objects.equals(reportedOn, other.reportedOn)
                && Math.abs(coverDays - other.coverDays) < 0.05;
    }
}
