package org.clearway.app.monitoring;

import org.clearway.app.directory.Zone;
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
 * @param panel    code of a panel, null for all enterprises; a chain is the panel {@code chain:AUTO}
 * @param industry beginning of an industry code, two digits mostly; null for all
 */
public record FigureScope(
        String division,
        @Nullable String panel,
        @Nullable String industry,
        @Nullable Zone zone,
        AsOf asOf) {

    public FigureScope(String division, @Nullable String panel, AsOf asOf) {
        this(division, panel, null, null, asOf);
    }

    /** The same territory and moment, for the sites of one industry only. */
    public FigureScope ofIndustry(String code) {
        return new FigureScope(division, panel, code, zone, asOf);
    }

    /** The part of the territory that lies in a zone. */
    public FigureScope inZone(Zone named) {
        return new FigureScope(division, panel, industry, named, asOf);
    }

    /** By how many of panel, industry and zone it is narrowed. */
    public int narrowings() {
        return (panel == null ? 0 : 1) + (industry == null ? 0 : 1) + (zone == null ? 0 : 1);
    }

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
