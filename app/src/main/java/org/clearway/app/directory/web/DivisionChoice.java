package org.clearway.app.directory.web;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.Division;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.Zone;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a division chooser offers: the way down to what is chosen, what lies directly below, and the zones. One step at a time
 * leads from the province over the city to the county, without script as well.
 *
 * @param chosen a division's or zone's code; null for the whole territory
 */
public record DivisionChoice(@Nullable String chosen, List<Option> above, List<Option> below, List<Option> zones) {

    /** @param depth how far it is indented */
    public record Option(String code, String nameZh, String nameEn, int depth) {}

    static DivisionChoice of(Reference reference, Actor actor, @Nullable String chosen) {
        String code = chosen == null || chosen.isBlank() ? null : chosen;
        boolean zone = reference.zones().stream().anyMatch(one -> one.code().equals(code));
        String at = code == null || zone || reference.division(code).isEmpty() ? actor.division() : code;
        List<Option> above = new ArrayList<>();
        for (Division division : reference.path(at)) {
            if (actor.range().holds(division.code()) || division.code().equals(actor.division())) {
                above.add(option(division, above.size()));
            }
        }
        List<Option> below = reference.below(at).stream()
                .map(division -> option(division, above.size()))
                .toList();
        List<Option> zones =
                reference.zones().stream().map(DivisionChoice::option).toList();
        return new DivisionChoice(code, above, below, actor.division().equals("000000") ? zones : List.of());
    }

    private static Option option(Division division, int depth) {
        return new Option(division.code(), division.nameZh(), division.nameEn(), depth);
    }

    private static Option option(Zone zone) {
        return new Option(zone.code(), zone.nameZh(), zone.nameEn(), 0);
    }
}
