package org.clearway.app.chain.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Suppliers down the tiers of an enterprise, over essential inputs only.
 *
 * <p>How much of a line's need comes by way of a supplier: the product of the shares along a way, the largest over all ways of at
 * most {@link #TIERS} tiers. It is a bound on what the line loses at first, not a forecast: stocks and other ways are left out.
 */
final class LeaderTiers {

    static final int TIERS = 3;

    /** Less than a tenth of a need is no reason to keep somebody open. */
    private static final double LEAST_SHARE = 0.1;

    private final ChainNetwork chain;

    LeaderTiers(ChainNetwork chain) {
        this.chain = chain;
    }

    /**
     * A supplier of the leader.
     *
     * @param node  of the supplier, the one by which most comes
     * @param tier  1 for a direct supplier
     * @param share of a line's need that comes by way of it
     */
    record Supplier(long enterprise, int node, int tier, double share) {}

    /** Those by way of whom most comes first; the leader's own works are not among them. */
    List<Supplier> of(long leader) {
        Map<Integer, Supplier> best = new HashMap<>();
        Deque<Supplier> ahead = new ArrayDeque<>();
        for (int node = 0; node < chain.owners().length; node++) {
            if (chain.owners()[node] == leader) {
                ahead.add(new Supplier(leader, node, 0, 1));
            }
        }
        while (!ahead.isEmpty()) {
            Supplier from = ahead.poll();
            if (from.tier() < TIERS) {
                for (Supplier next : suppliers(from)) {
                    Supplier known = best.get(next.node());
                    if (next.enterprise() != leader && (known == null || known.share() < next.share())) {
                        best.put(next.node(), next);
                        ahead.add(next);
                    }
                }
            }
        }
        Map<Long, Supplier> found = new HashMap<>();
        best.values()
                .forEach(one -> found.merge(
                        one.enterprise(), one, (some, other) -> some.share() >= other.share() ? some : other));
        return found.values().stream()
                .sorted(Comparator.comparingDouble((Supplier one) -> -one.share())
                        .thenComparingLong(Supplier::enterprise))
                .toList();
    }

    private List<Supplier> suppliers(Supplier buyer) {
        List<Supplier> found = new ArrayList<>();
        var slots = chain.network().slots();
        int[] links = chain.network().links().supplier();
        for (int slot = slots.buyerStart()[buyer.node()]; slot < slots.buyerStart()[buyer.node() + 1]; slot++) {
            if (slots.level()[slot] == org.clearway.engine.network.Classes.ESSENTIAL) {
                for (int link = slots.start()[slot]; link < slots.start()[slot + 1]; link++) {
                    double share = buyer.share() * chain.flows().share()[link];
                    long owner = chain.owners()[links[link]];
                    if (owner != 0 && share >= LEAST_SHARE) {
                        found.add(new Supplier(owner, links[link], buyer.tier() + 1, share));
                    }
                }
            }
        }
        return found;
    }
}
