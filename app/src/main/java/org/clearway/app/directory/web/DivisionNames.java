package org.clearway.app.directory.web;

import java.util.List;
import org.clearway.app.directory.Division;
import org.clearway.app.directory.Reference;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/** Which divisions a form suggests while a code is typed: those of the province in question. */
final class DivisionNames {

    private DivisionNames() {}

    static List<Division> near(Reference reference, Actor actor, @Nullable String division) {
        String place = division != null && division.matches("\\d{6}|\\d{4}Z.") ? division : actor.division();
        DivisionRange range = place.equals("000000") ? null : DivisionRange.of(place.substring(0, 2) + "0000");
        return reference.divisions().stream()
                .filter(one ->
                        one.isCurrent() && one.hasRecords() && actor.range().holds(one.code()))
                .filter(one -> range == null ? one.kind().equals("city") : range.holds(one.code()))
                .toList();
    }
}
