package org.clearway.app.chain.internal;

import java.util.Arrays;
import java.util.Map;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Flows;

/**
 * The engine's network and what its numbers are called in our tables. Immutable; see the module's description for how it is made.
 *
 * @param nodeIds   by node of the engine: id of chain.node
 * @param sites     by node: site, 0 for a supplier that is only named
 * @param owners    by node: enterprise, 0 likewise
 * @param divisions by node: division code, interned
 * @param parts     by product of the engine: id of chain.part
 * @param chains    by product: code of its chain
 * @param yuan      by product: what a unit is worth
 * @param nodeOf    id of chain.node to node
 * @param nodesAt   site to its nodes
 * @param productOf id of chain.part to product
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
public record ChainNetwork(
        Flows flows,
        long[] nodeIds,
        long[] sites,
        long[] owners,
        String[] divisions,
        long[] parts,
        String[] chains,
        double[] yuan,
        Map<Long, Integer> nodeOf,
        Map<Long, int[]> nodesAt,
        Map<Long, Integer> productOf) {

    private static final int[] NONE = {};

    public Network network() {
        return flows.network();
    }

    /** The slots of a site that take a part: one for each of its nodes that does. */
    public int[] slots(long site, long part) {
        Integer product = productOf.get(part);
        return product == null
                ? NONE
                : Arrays.stream(nodesAt.getOrDefault(site, NONE))
                        .map(node -> slot(node, product))
                        .filter(slot -> slot >= 0)
                        .toArray();
    }

    /** The slot of a node for a product, or -1. */
    public int slot(int node, int product) {
        int[] start = network().slots().buyerStart();
        for (int slot = start[node]; slot < start[node + 1]; slot++) {
            if (network().slots().product()[slot] == product) {
                return slot;
            }
        }
        return -1;
    }

    /** The link from a supplier to a buyer, or -1. */
    public int link(int supplier, int buyer) {
        int[] start = network().links().buyerStart();
        for (int link = start[buyer]; link < start[buyer + 1]; link++) {
            if (network().links().supplier()[link] == supplier) {
                return link;
            }
        }
        return -1;
    }

    public long part(int slot) {
        return parts[network().slots().product()[slot]];
    }

    public int buyer(int slot) {
        return network().slots().buyer()[slot];
    }

    /** What the node's line makes on a normal day, in yuan. */
    public double yuanADay(int node) {
        return flows.base()[node] * yuan[network().industry()[node]];
    }
}
