package org.clearway.app.chain.internal;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/** Where chains and lights are found in the navigation. */
@Component
class ChainPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                new Place("foresee", "chains", 10, "chains", "/chains/lights", actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee", "chains", 11, "chains.lights", "/chains/lights", actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        15,
                        "chains.relations",
                        "/chains/relations",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        14,
                        "chains.products",
                        "/chains/products",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        17,
                        "chains.closures",
                        "/chains/closures",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "foresee",
                        "chains",
                        18,
                        "chains.suppliers",
                        "/chains/suppliers",
                        actor -> actor.may(Right.REPORTS)),
                new Place("foresee", "chains", 16, "chains.roads", "/chains/roads", actor -> actor.may(Right.REPORTS)),
                new Place("enterprise", "stock", 30, "stock", "/stock", actor -> actor.may(Right.SUBMIT_REPORTS)),
                new Place(
                        "enterprise",
                        "lights",
                        40,
                        "lights",
                        "/chains/lights",
                        actor -> actor.may(Right.SUBMIT_REPORTS)));
    }
}
