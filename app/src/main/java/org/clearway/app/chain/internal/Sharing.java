package org.clearway.app.chain.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.internal.CauseStore.CauseRow;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.cause.Cause;

/** Puts the engine's points together to what people call one cause: the lines of a site, the relations over a road. */
final class Sharing {

    /** Named causes of a light; what is smaller is put together. */
    private static final int MOST = 8;

    private static final double LEAST = 0.005;

    private Sharing() {}

    /** One cause and its part; the shares of a light sum to 1. */
    record Part(PointNames.Named point, double share, int position) {

        CauseRow row(LightRow light, int outDay, Counterfactuals open, int slot, ChainNetwork chain) {
            int day = position == 0 ? open.outDay(light.key(), outDay, point, slot) : Counterfactuals.UNKNOWN;
            return new CauseRow(
                    light.site(),
                    light.part(),
                    position,
                    light.enterprise(),
                    light.division(),
                    point.kind(),
                    point.ref(),
                    point.node(),
                    point.other(),
                    point.engine() < 0 ? -1 : Tiers.between(chain, slot, point.engine()),
                    (float) share,
                    day == Outlook.NEVER ? 0 : day);
        }
    }

    static List<Part> of(List<Cause> causes, PointNames names) {
        Map<String, Part> found = new LinkedHashMap<>();
        for (Cause cause : causes) {
            PointNames.Named named = names.of(cause);
            found.merge(
                    named.ref(),
                    new Part(named, cause.share(), 0),
                    (one, other) -> new Part(one.point(), one.share() + other.share(), 0));
        }
        List<Part> largest = found.values().stream()
                .filter(part -> !part.point().ref().equals("other") && part.share() >= LEAST)
                .sorted(java.util.Comparator.comparingDouble((Part part) -> -part.share())
                        .thenComparing(part -> part.point().ref()))
                .limit(MOST)
                .toList();
        List<Part> parts = new ArrayList<>();
        double rest = 1;
        for (Part part : largest) {
            parts.add(new Part(part.point(), Math.min(1, part.share()), parts.size()));
            rest -= part.share();
        }
        if (rest > LEAST || parts.isEmpty()) {
            parts.add(new Part(PointNames.OTHER, parts.isEmpty() ? 1 : rest, parts.size()));
        }
        return parts;
    }
}
