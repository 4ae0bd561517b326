package org.clearway.app.chain.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.chain.forecast.Forecast;
import org.clearway.app.chain.forecast.ForecastFilter;
import org.clearway.app.chain.forecast.Forecasts;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good the forecasts were, for programs. */
@RestController
@RequestMapping("/api/v1/chains/forecasts")
@Tag(name = "Forecasts", description = "What red lights foretold and what came of it")
class ForecastsApi {

    private static final int LIMIT = 200;

    private final Forecasts forecasts;

    ForecastsApi(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** @param next how many to leave out on the next page, null at the end */
    record Page(
            Forecasts.Figures figures,
            List<Forecast> items,
            @Nullable Integer next) {}

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        int size = Math.clamp(limit, 1, LIMIT);
        int from = Math.max(0, after);
        ForecastFilter filter = new ForecastFilter(outcome, chain, division, asOf);
        List<Forecast> rows = forecasts.list(filter, from, size + 1);
        boolean more = rows.size() > size;
        return new Page(
                forecasts.figures(new ForecastFilter(null, chain, division, asOf)),
                rows.subList(0, Math.min(size, rows.size())),
                more ? from + size : null);
    }
}
