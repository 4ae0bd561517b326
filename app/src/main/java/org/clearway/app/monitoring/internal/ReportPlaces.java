package org.clearway.app.monitoring.internal;

import java.util.List;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/** Where operating reports are found in the navigation. */
@Component
class ReportPlaces implements Places {

    @Override
    public List<Place> places() {
        return List.of(
                new Place("enterprise", "report", 10, "report", "/report", actor -> actor.may(Right.SUBMIT_REPORTS)),
                new Place(
                        "enterprise",
                        "report-history",
                        20,
                        "report-history",
                        "/report/history",
                        actor -> actor.may(Right.SUBMIT_REPORTS)),
                new Place(
                        "sense",
                        "situation",
                        11,
                        "situation.indicators",
                        "/indicators",
                        actor -> actor.may(Right.REPORTS)),
                new Place("sense", "situation", 13, "situation.panels", "/panels", actor -> actor.may(Right.REPORTS)),
                new Place(
                        "sense",
                        "situation",
                        12,
                        "situation.missing",
                        "/reports/missing",
                        actor -> actor.may(Right.REPORTS)),
                new Place(
                        "sense",
                        "enterprises",
                        25,
                        "enterprises.reports",
                        "/reports",
                        actor -> actor.may(Right.REPORTS)));
    }
}
