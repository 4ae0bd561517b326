package org.clearway.engine.project;

import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/**
 * Every link once more, by block of buyers and within a block by lag, then number: what a block's links of one lag bring is worked out
 * in flat loops over streams, and their rings turn together. Memory: 20 bytes a link.
 */
final class Lanes {
    /** Lags are 1 to so many days. */
    static final int LAGS = NetworkBuilder.MAX_LAG_DAYS;

    /** Number of each link less that of its block's first. */
    final int[] link;

    final int[] slot;
    final int[] supplier;
    final double[] share;
    /** By block and lag: where its links begin; one more. */
    private final int[] start;

    private final int[] firstLink;

    private Lanes(Network network, double[] shares) {
        Links links = network.links();
        int count = links.size();
        link = new int[count];
        slot = new int[count];
        supplier = new int[count];
        share = new double[count];
        int blocks = Crew.blocks(network.firms());
        firstLink = new int[blocks + 1];
        for (int block = 0; block <= blocks; block++) {
            firstLink[block] = links.buyerStart()[Math.min(network.firms(), block * Crew.BLOCK)];
        }
        start = new int[blocks * LAGS + 1];
        for (int block = 0; block < blocks; block++) {
            sort(block, links, network.slots().ofLink(), shares);
        }
    }

    static Lanes of(Network network, double[] shares) {
        return new Lanes(network, shares);
    }

    private void sort(int block, Links links, int[] ofLink, double[] shares) {
        byte[] lag = links.lagDays();
        int[] next = new int[LAGS + 1];
        for (int one = firstLink[block]; one < firstLink[block + 1]; one++) {
            next[lag[one]]++;
        }
        next[0] = firstLink[block];
        for (int days = 1; days <= LAGS; days++) {
            next[days] += next[days - 1];
            start[block * LAGS + days] = next[days];
        }
        start[block * LAGS] = next[0];
        for (int one = firstLink[block]; one < firstLink[block + 1]; one++) {
            int at = next[lag[one] - 1]++;
            link[at] = one - firstLink[block];
            slot[at] = ofLink[one];
            supplier[at] = links.supplier()[one];
            share[at] = shares[one];
        }
    }

    int firstLink(int block) {
        return firstLink[block];
    }

    /** Where the links of a block with this lag begin; they end where those with the next one do. */
    int start(int block, int lag) {
        return start[block * LAGS + lag - 1];
    }

    int end(int block, int lag) {
        return start[block * LAGS + lag];
    }

    /** Where a link stands. */
    int at(int block, int lag, int number) {
        return java.util.Arrays.binarySearch(link, start(block, lag), end(block, lag), number - firstLink[block]);
    }
}
