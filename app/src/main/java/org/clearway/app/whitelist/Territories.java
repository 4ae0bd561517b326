package org.clearway.app.whitelist;

import java.util.List;
import java.util.Objects;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A division or a zone as ranges of division codes: wherever a division can be chosen, so can a zone. */
@Component
public class Territories {

    private final ReferenceTables reference;

    Territories(ReferenceTables reference) {
        this.reference = reference;
    }

    /** Null for no place at all, which narrows nothing; no range for a code that is unknown. */
    @Nullable
    List<DivisionRange> of(@Nullable String code) {
        return code == null ? null : reference.present().ranges(code);
    }

    /**
     * A place within the actor's reach.
     *
     * @param code   as it was asked for; the own division where nothing of what was asked lies within reach
     * @param ranges what of it lies within reach
     */
    public record Reach(String code, List<DivisionRange> ranges) {}

    /** The part of a place that lies in the own territory, else the own territory; for an enterprise, the country's. */
    public Reach within(@Nullable String asked) {
        Actor actor = Actor.current();
        String own = actor.isOfficer() ? actor.division() : "000000";
        DivisionRange reach = DivisionRange.of(own);
        List<DivisionRange> ranges = reference.present().ranges(asked).stream()
                .map(range -> reach.holds(range) ? range : range.holds(reach) ? reach : null)
                .filter(Objects::nonNull)
                .toList();
        return ranges.isEmpty() || asked == null ? new Reach(own, List.of(reach)) : new Reach(asked, ranges);
    }
}
