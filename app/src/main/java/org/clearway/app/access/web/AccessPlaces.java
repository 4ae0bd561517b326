package org.clearway.app.access.web;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

@Component
class AccessPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                new Place("account", "accounts", 40, "accounts", "/accounts", actor -> actor.may(Right.ACCOUNTS)),
                new Place(
                        "account",
                        "accounts",
                        41,
                        "accounts.invitations",
                        "/accounts/invitations",
                        actor -> actor.may(Right.ACCOUNTS)),
                new Place(
                        "account",
                        "accounts",
                        42,
                        "accounts.claims",
                        "/accounts/claims",
                        actor -> actor.may(Right.ACCOUNTS)));
    }
}
