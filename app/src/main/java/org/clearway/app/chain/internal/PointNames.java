package org.clearway.app.chain.internal;

import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.project.cause.Cause;
import org.clearway.engine.project.cause.CauseKind;

/** What a blocking point of the engine is called in our tables: a site, or the road that stands in the way of a relation. */
final class PointNames {

    /** What is left over: small causes together, stocks that were low to begin with. */
    static final Named OTHER = new Named("other", "other", 0, 0, -1);

    private final Known known;
    private final ChainNetwork chain;
    private final Map<Integer, Long> things = new HashMap<>();

    /**
     * @param ref    {@code site:12} or {@code road:3}
     * @param node   id of the closed site's node, or of the supplier before a road
     * @param other  id of the buyer behind a road
     * @param engine the engine's node where the cause lies
     */
    record Named(String kind, String ref, long node, long other, int engine) {}

    PointNames(Known known) {
        this.known = known;
        this.chain = known.chain;
    }

    Named of(Cause cause) {
        if (cause.kind() == CauseKind.OTHER) {
            return OTHER;
        }
        if (cause.kind() == CauseKind.BLOCKED) {
            int supplier = chain.network().links().supplier()[cause.point()];
            int buyer = chain.network().links().buyer()[cause.point()];
            return new Named(
                    "blocked",
                    "road:" + thing(cause.point()),
                    chain.nodeIds()[supplier],
                    chain.nodeIds()[buyer],
                    supplier);
        }
        String kind = cause.kind() == CauseKind.CLOSURE ? "closure" : "limit";
        long site = chain.sites()[cause.point()];
        return new Named(kind, "site:" + site, chain.nodeIds()[cause.point()], 0, cause.point());
    }

    private long thing(int link) {
        return things.computeIfAbsent(link, key -> known.restrictions.thingOn(key, known.today));
    }
}
