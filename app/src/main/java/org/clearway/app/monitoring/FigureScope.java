package org.clearway.app.monitoring;

import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What figures are taken for.
 *
 * @param division it and all below, within the actor's reach
 * @param panel    code of a panel, null for all enterprises
 */
public record FigureScope(String division, @Nullable String panel, AsOf asOf) {

    /** The scope an actor may ask for: who asks for more than the own territory gets the own territory. */
    public static FigureScope of(@Nullable String division, @Nullable String panel, AsOf asOf) {
        Actor actor = Actor.current();
        if (division == null || division.isBlank()) {
            return new FigureScope(actor.division(), panel, asOf);
        }
        if (!division.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            throw new Refusal(Reason.at("division", "monitoring.division", division));
        }
        boolean wider = DivisionRange.of(division).holds(actor.range());
        return new FigureScope(wider ? actor.division() : division, panel, asOf);
    }

    public DivisionRange range() {
        return DivisionRange.of(division);
    }
}
