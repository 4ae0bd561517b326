package org.clearway.app.chain.forecast;

import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "How good the forecasts were" on the board. */
@Component
class ForecastCard implements Card {

    private final Forecasts forecasts;

    ForecastCard(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @Override
    public int position() {
        return 45;
    }

    @Override
    public String fragment() {
        return "chain/forecast-card :: how-good";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Forecasts.Figures figures = forecasts.figures(new ForecastFilter(null, null, division, asOf));
        return figures.all() == 0 ? null : new Content(figures, division);
    }

    public record Content(Forecasts.Figures figures, String division) {}
}
