package org.clearway.engine.project;

import java.util.Arrays;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;

/**
 * Every link once more, arranged for adding up orders: by range of suppliers, within a range in the network's order.
 *
 * <p>A range's sums are few enough to stay in a core's cache while the slots' orders stream by; read at random by their
 * suppliers, the orders of millions of slots would not. A supplier lies in one range whole and its orders are added by
 * buyer, so that a sum does not depend on the ranges, nor on the threads. Memory: 16 bytes a link.
 */
final class Sales {
    /** Each range reads what all slots order; more of them than threads need cost more than they save. */
    private static final int MOST = 16;

    private final int[] firstBlock;
    private final int[] start;
    private final int[] supplier;
    private final int[] slot;
    private final double[] volume;

    private Sales(Network network) {
        int links = network.links().size();
        firstBlock = ranges(network);
        start = new int[firstBlock.length];
        for (int range = 1; range < start.length; range++) {
            int node = Math.min(network.firms(), firstBlock[range] * Crew.BLOCK);
            start[range] = network.links().supplierStart()[node];
        }
        supplier = new int[links];
        slot = new int[links];
        volume = new double[links];
        fill(network);
    }

    static Sales of(Network network) {
        return new Sales(network);
    }

    /** Whole blocks of suppliers, about equally many links in each range. */
    private static int[] ranges(Network network) {
        int[] soldBefore = network.links().supplierStart();
        int blocks = Crew.blocks(network.firms());
        int wanted = Math.min(MOST, 2 * Runtime.getRuntime().availableProcessors());
        int count = Math.clamp(blocks, 1, wanted);
        int[] first = new int[count + 1];
        for (int range = 1; range < count; range++) {
            int block = first[range - 1];
            while (soldBefore[Math.min(network.firms(), block * Crew.BLOCK)]
                    < (long) range * network.links().size() / count) {
                block++;
            }
            first[range] = block;
        }
        first[count] = blocks;
        return first;
    }

    private void fill(Network network) {
        Links links = network.links();
        int[] ofLink = network.slots().ofLink();
        int[] next = start.clone();
        for (int link = 0; link < supplier.length; link++) {
            int i = links.supplier()[link];
            int at = next[range(i)]++;
            supplier[at] = i;
            slot[at] = ofLink[link];
            volume[at] = links.volume()[link] / Flows.DAYS_A_YEAR;
        }
    }

    private int range(int node) {
        int block = node / Crew.BLOCK;
        int range = 0;
        for (int other = 1; other < firstBlock.length - 1; other++) {
            range += block >= firstBlock[other] ? 1 : 0;
        }
        return range;
    }

    /** How many ranges there are. */
    int ranges() {
        return firstBlock.length - 1;
    }

    /** First block of suppliers of a range; that of range {@link #ranges} is the number of blocks. */
    int firstBlock(int range) {
        return firstBlock[range];
    }

    /** Volumes a day while nothing is blocked; not a copy. */
    double[] volumes() {
        return volume;
    }

    /** Where a link's volume stands. */
    int at(int link, Network network) {
        int seller = network.links().supplier()[link];
        int range = range(seller);
        int at = Arrays.binarySearch(
                slot, start[range], start[range + 1], network.slots().ofLink()[link]);
        while (at > start[range] && slot[at - 1] == slot[at]) {
            at--;
        }
        while (supplier[at] != seller) {
            at++;
        }
        return at;
    }

    /**
     * Adds to each supplier of a range what all its links order.
     *
     * @param volumes what passes of each link a day, as {@link #volumes} are arranged
     * @param rho what each slot orders, in days of base use
     * @param sums by node
     */
    void add(int range, double[] volumes, double[] rho, double[] sums) {
        int[] to = supplier;
        int[] of = slot;
        int end = start[range + 1];
        for (int at = start[range]; at < end; at++) {
            sums[to[at]] += volumes[at] * rho[of[at]];
        }
    }

    /** The same where each order is rounded first, by adding its supplier's rounder and taking it away again. */
    void addRounded(int range, double[] rho, double[] rounder, double[] sums) {
        int[] to = supplier;
        int[] of = slot;
        int end = start[range + 1];
        for (int at = start[range]; at < end; at++) {
            int i = to[at];
            sums[i] += (volume[at] * rho[of[at]] + rounder[i]) - rounder[i];
        }
    }
}
