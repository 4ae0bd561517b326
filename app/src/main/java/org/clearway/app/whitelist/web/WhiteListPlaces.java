package org.clearway.app.whitelist.web;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

@Component
class WhiteListPlaces implements Places {

    static final String ENTRY = "whitelist";

    @Override
    public List<Place> places() {
        return List.of(
                new Place("decide", ENTRY, 10, ENTRY, "/white-list", WhiteListPlaces::sees),
                new Place("decide", ENTRY, 11, "whitelist.entries", "/white-list/entries", WhiteListPlaces::sees),
                new Place("decide", ENTRY, 12, "whitelist.batches", "/white-list/batches", WhiteListPlaces::sees),
                new Place(
                        "decide", ENTRY, 13, "whitelist.proposals", "/white-list/proposals", WhiteListPlaces::prepares),
                new Place("decide", ENTRY, 14, "whitelist.countdown", "/white-list/countdown", WhiteListPlaces::sees),
                new Place("decide", ENTRY, 15, "whitelist.lists", "/white-list/lists", WhiteListPlaces::sees),
                new Place("decide", ENTRY, 16, "whitelist.criteria", "/white-list/criteria", WhiteListPlaces::sees),
                new Place(
                        "enterprise", "whitelist.mine", 60, "whitelist.mine", "/white-list/mine", Actor::isEnterprise));
    }

    private static boolean sees(Actor actor) {
        return actor.isOfficer() && actor.may(Right.DIRECTORY);
    }

    private static boolean prepares(Actor actor) {
        return sees(actor) && actor.may(Right.PREPARE);
    }
}
