package org.clearway.app.chain.whatif;

import java.util.stream.IntStream;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.chain.internal.Restrictions;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.DatedShares;

/** Applies choices to what a projection starts from. */
final class Changed {

    private final ChainNetwork chain;
    private final Restrictions restrictions;

    Changed(ChainNetwork chain, Restrictions restrictions) {
        this.chain = chain;
        this.restrictions = restrictions;
    }

    Assumptions apply(Assumptions given, Choices choices) {
        DatedShares capacity = given.capacity();
        DatedShares open = given.open();
        for (String ref : choices.open()) {
            for (int node : nodes(ref)) {
                capacity = capacity.without(node);
            }
            for (int link : links(ref)) {
                open = open.without(link);
            }
        }
        for (String ref : choices.close()) {
            for (int node : nodes(ref)) {
                capacity = capacity.with(node, 1, choices.closeDays(), 0);
            }
            for (int link : links(ref)) {
                open = open.with(link, 1, choices.closeDays(), 0);
            }
        }
        return given.closing(capacity).blocking(open);
    }

    /** The nodes that a reference names: of a site, an enterprise or a division. */
    int[] nodes(String ref) {
        String id = ref.substring(ref.indexOf(':') + 1);
        if (ref.startsWith("site:")) {
            return chain.nodesAt().getOrDefault(Long.parseLong(id), new int[0]);
        }
        if (ref.startsWith("enterprise:")) {
            long owner = Long.parseLong(id);
            return IntStream.range(0, chain.owners().length)
                    .filter(node -> chain.owners()[node] == owner)
                    .toArray();
        }
        return ref.startsWith("division:") ? within(id) : new int[0];
    }

    int[] within(String division) {
        DivisionRange range = DivisionRange.of(division);
        return IntStream.range(0, chain.divisions().length)
                .filter(node -> range.holds(chain.divisions()[node]))
                .toArray();
    }

    private int[] links(String ref) {
        String id = ref.substring(ref.indexOf(':') + 1);
        if (ref.startsWith("road:")) {
            return restrictions.linksOf(Long.parseLong(id));
        }
        if (!ref.startsWith("way:")) {
            return new int[0];
        }
        DivisionRange from = DivisionRange.of(id.substring(0, id.indexOf('>')));
        DivisionRange to = DivisionRange.of(id.substring(id.indexOf('>') + 1));
        var links = chain.network().links();
        return IntStream.range(0, links.size())
                .filter(link -> from.holds(chain.divisions()[links.supplier()[link]])
                        && to.holds(chain.divisions()[links.buyer()[link]]))
                .toArray();
    }
}
