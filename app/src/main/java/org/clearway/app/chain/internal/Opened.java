package org.clearway.app.chain.internal;

import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Rules;

/** The same assumptions with one cause open: a closed site, a site at its limit, a blocked road. */
public final class Opened {

    private Opened() {}

    /** @param ref {@code site:12} or {@code road:3} */
    public static Assumptions of(Known known, Assumptions given, String kind, String ref) {
        long id = Long.parseLong(ref.substring(ref.indexOf(':') + 1));
        return switch (kind) {
            case "blocked" -> given.blocking(known.restrictions.open(known.today, id));
            case "closure" -> given.closing(known.restrictions.capacity(known.today, id));
            default -> given.closing(unlimited(known.chain, given.capacity(), id));
        };
    }

    private static DatedShares unlimited(ChainNetwork chain, DatedShares capacity, long site) {
        DatedShares more = capacity;
        for (int node : chain.nodesAt().getOrDefault(site, new int[0])) {
            more = more.with(node, 1, DatedShares.MAX_DAY, Rules.MAX_CAPACITY);
        }
        return more;
    }
}
