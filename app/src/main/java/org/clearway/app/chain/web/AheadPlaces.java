package org.clearway.app.chain.web;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/** Where key links, what-ifs and the judged forecasts are found in the navigation. */
@Component
class AheadPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                new Place(
                        "foresee",
                        "chains",
                        12,
                        "chains.key-links",
                        "/chains/key-links",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        13,
                        "chains.what-if",
                        "/chains/what-if",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        15,
                        "chains.forecasts",
                        "/chains/forecasts",
                        actor -> actor.may(Right.REPORTS)));
    }
}
