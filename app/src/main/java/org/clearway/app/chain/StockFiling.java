package org.clearway.app.chain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plant says of its stock of one part on one day; quantities in the part's unit.
 *
 * @param unit      null, or the unit that the sender means: refused when the part has another
 * @param blocked   in quarantine, under a lien, of doubtful quality: not in {@code onHand}, and not counted
 * @param targetDays null for the target that the plant had before
 * @param basedOn   the version that the sender saw, null for whichever holds
 * @param confirmed doubts that the sender has confirmed
 */
public record StockFiling(
        long siteId,
        long partId,
        LocalDate day,
        @Nullable String unit,
        double onHand,
        double blocked,
        double dailyUse,
        @Nullable Double targetDays,
        List<Arrival> arrivals,
        @Nullable Integer basedOn,
        @Nullable String why,
        Set<String> confirmed) {

    /** @param supplierNode 0 where not said */
    public record Arrival(LocalDate day, double units, long supplierNode) {}
}
