package org.clearway.app.chain.internal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** How many tiers up a supplier stands: 1 for who supplies the part itself. */
final class Tiers {

    private static final int DEEPEST = 8;
    private static final int MOST_VISITED = 20_000;

    private Tiers() {}

    /** @return 0 for the buyer itself, -1 when not found within eight tiers */
    static int between(ChainNetwork chain, int slot, int supplier) {
        int buyer = chain.buyer(slot);
        if (buyer == supplier) {
            return 0;
        }
        var links = chain.network().links();
        Map<Integer, Integer> tier = new HashMap<>();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        int[] start = chain.network().slots().start();
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            add(links.supplier()[link], 1, tier, waiting);
        }
        while (!waiting.isEmpty() && tier.size() < MOST_VISITED) {
            int node = waiting.poll();
            int depth = tier.getOrDefault(node, DEEPEST);
            if (node == supplier) {
                return depth;
            }
            for (int link = links.buyerStart()[node]; depth < DEEPEST && link < links.buyerStart()[node + 1]; link++) {
                add(links.supplier()[link], depth + 1, tier, waiting);
            }
        }
        return tier.getOrDefault(supplier, -1);
    }

    private static void add(int node, int depth, Map<Integer, Integer> tier, ArrayDeque<Integer> waiting) {
        if (tier.putIfAbsent(node, depth) == null) {
            waiting.add(node);
        }
    }
}
