package org.clearway.app.situation;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

@Component
class SituationPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                new Place("sense", "situation", 10, "situation", "/", actor -> actor.may(Right.DIRECTORY)),
                new Place("account", "trail", 10, "trail", "/audit", actor -> actor.may(Right.AUDIT)),
                new Place("account", "endings", 11, "endings", "/endings", actor -> actor.may(Right.DIRECTORY)));
    }
}
