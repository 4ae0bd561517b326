package org.clearway.app.chain.internal;

import java.util.HashMap;
import java.util.Map;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Projection;

/**
 * When a light runs out with its largest cause open: a projection for each distinct cause, shared by all its lights. What an earlier
 * pass found holds until the light's own day moves or all are asked anew, so that a light that turns costs one projection at most.
 */
final class Counterfactuals {

    /** The pass had no projection left for it. */
    static final int UNKNOWN = -1;

    private final Known known;
    private final Assumptions given;
    private final Crew crew;
    private final int most;
    private final Map<Asked, Integer> answers;
    private final Map<String, int[]> outDays = new HashMap<>();

    /** A light, the day on which it runs out as things are, and the cause that is taken to be open. */
    record Asked(SitePart light, int outDay, String ref) {}

    /** @param answers what need not be asked again; what is answered now joins them */
    Counterfactuals(Known known, Assumptions given, Crew crew, int most, Map<Asked, Integer> answers) {
        this.known = known;
        this.given = given;
        this.crew = crew;
        this.most = most;
        this.answers = answers;
    }

    int outDay(SitePart light, int asThingsAre, PointNames.Named point, int slot) {
        if (point.kind().equals("other")) {
            return UNKNOWN;
        }
        Asked asked = new Asked(light, asThingsAre, point.ref());
        Integer before = answers.get(asked);
        int day = before == null ? projected(point, slot) : before;
        if (day != UNKNOWN) {
            answers.put(asked, day);
        }
        return day;
    }

    private int projected(PointNames.Named point, int slot) {
        int[] days = outDays.get(point.ref());
        if (days == null && outDays.size() < most) {
            days = Projection.run(known.chain.flows(), Opened.of(known, given, point.kind(), point.ref()), crew)
                    .outDay();
            outDays.put(point.ref(), days);
        }
        return days == null ? UNKNOWN : days[slot];
    }
}
