package org.clearway.app.chain.internal;

import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Projection;

/** When a slot runs out with one cause open: a projection for each distinct cause, shared by all its lights. */
final class Counterfactuals {

    /** The pass had no projection left for it. */
    static final int UNKNOWN = -1;

    private final LiveNetwork network;
    private final ChainNetwork chain;
    private final Assumptions given;
    private final Crew crew;
    private final int most;
    private final Map<String, int[]> outDays = new HashMap<>();

    Counterfactuals(LiveNetwork network, ChainNetwork chain, Assumptions given, Crew crew, int most) {
        this.network = network;
        this.chain = chain;
        this.given = given;
        this.crew = crew;
        this.most = most;
    }

    int outDay(PointNames.Named point, int slot) {
        if (point.kind().equals("other")) {
            return UNKNOWN;
        }
        int[] days = outDays.get(point.ref());
        if (days == null && outDays.size() < most) {
            days = Projection.run(chain.flows(), opened(network, given, point.kind(), point.ref()), crew)
                    .outDay();
            outDays.put(point.ref(), days);
        }
        return days == null ? UNKNOWN : days[slot];
    }

    /** The same assumptions with one cause open. */
    private static Assumptions opened(LiveNetwork network, Assumptions given, String kind, String ref) {
        Assumptions changed = network.look(look -> Opened.of(look.standing(), given, kind, ref));
        return changed == null ? given : changed;
    }
}
