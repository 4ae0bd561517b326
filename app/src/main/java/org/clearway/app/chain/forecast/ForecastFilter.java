package org.clearway.app.chain.forecast;

import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Which forecasts.
 *
 * @param outcome  null for all
 * @param chain    code of a chain, null for all
 * @param division null for the whole of the actor's territory
 * @param asOf     what was judged later still waits
 */
public record ForecastFilter(
        @Nullable String outcome,
        @Nullable String chain,
        @Nullable String division,
        AsOf asOf) {

    public ForecastFilter {
        outcome = outcome == null || outcome.isBlank() ? null : outcome;
        chain = chain == null || chain.isBlank() ? null : chain;
        division = division == null || division.isBlank() ? null : division;
    }
}
