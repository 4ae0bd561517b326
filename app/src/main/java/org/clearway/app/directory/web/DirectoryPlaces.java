package org.clearway.app.directory.web;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

@Component
class DirectoryPlaces implements Places {

    static final String ENTRY = "enterprises";

    @Override
    public List<Place> places() {
        return List.of(
                new Place("sense", ENTRY, 20, ENTRY, "/enterprises", DirectoryPlaces::sees),
                new Place("sense", ENTRY, 22, "enterprises.imports", "/enterprises/imports", DirectoryPlaces::edits),
                new Place("sense", ENTRY, 23, "enterprises.authorities", "/authorities", DirectoryPlaces::sees));
    }

    private static boolean sees(Actor actor) {
        return actor.isOfficer() && actor.may(Right.DIRECTORY);
    }

    private static boolean edits(Actor actor) {
        return actor.isOfficer() && actor.may(Right.EDIT_DIRECTORY);
    }
}
