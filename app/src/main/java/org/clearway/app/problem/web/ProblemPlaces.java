package org.clearway.app.problem.web;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/** Where problems are found in the navigation. */
@Component
class ProblemPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                officers(10, "problems", "/problems"),
                officers(11, "problems.all", "/problems/all"),
                working(12, "problems.calls", "/problems/calls"),
                officers(13, "problems.points", "/problems/points"),
                officers(14, "problems.lists", "/problems/lists"),
                working(15, "problems.sheets", "/problems/sheets"),
                officers(17, "problems.routing", "/problems/routing"),
                officers(18, "problems.deadlines", "/problems/deadlines"),
                officers(16, "problems.figures", "/problems/figures"),
                new Place(
                        "enterprise",
                        "problems",
                        30,
                        "problems",
                        "/problems",
                        actor -> actor.isEnterprise() && actor.may(Right.FILE_PROBLEMS)));
    }

    private static Place officers(int position, String key, String href) {
        return new Place(
                "act", "problems", position, key, href, actor -> actor.isOfficer() && actor.may(Right.PROBLEMS));
    }

    /** For who works problems, and does not only read of them. */
    private static Place working(int position, String key, String href) {
        return new Place(
                "act",
                "problems",
                position,
                key,
                href,
                actor -> actor.isOfficer() && actor.may(Right.PROBLEMS) && actor.may(Right.PREPARE));
    }
}
