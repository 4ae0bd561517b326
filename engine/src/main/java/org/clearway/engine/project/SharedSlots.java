package org.clearway.engine.project;

import java.util.stream.IntStream;
import org.clearway.engine.network.Network;

/**
 * The slots with several suppliers, by block of buyers, with all that joining their links takes, side by side: 12 bytes a
 * slot and 8 a link. Within a block those with equally many follow each other, so that loops end where they are expected to.
 */
final class SharedSlots {
    private final int[] start;
    private final int[] firstLink;
    private final int[] links;
    private final int[] firstShare;
    private final double[] share;

    private SharedSlots(Network network, double[] shares) {
        int[] slots = byLength(network);
        int[] slotStart = network.slots().start();
        start = starts(network, slots);
        firstLink = new int[slots.length];
        links = new int[slots.length];
        firstShare = new int[start.length];
        int all = 0;
        for (int at = 0; at < slots.length; at++) {
            firstLink[at] = slotStart[slots[at]];
            links[at] = slotStart[slots[at] + 1] - firstLink[at];
            all += links[at];
        }
        share = new double[all];
        int next = 0;
        for (int block = 0; block < start.length - 1; block++) {
            firstShare[block] = next;
            for (int at = start[block]; at < start[block + 1]; at++) {
                System.arraycopy(shares, firstLink[at], share, next, links[at]);
                next += links[at];
            }
        }
    }

    static SharedSlots of(Network network, double[] shares) {
        return new SharedSlots(network, shares);
    }

    private static int[] byLength(Network network) {
        int[] start = network.slots().start();
        return IntStream.range(0, Crew.blocks(network.firms()))
                .mapToObj(block -> IntStream.range(firstSlot(network, block), firstSlot(network, block + 1))
                        .filter(q -> start[q + 1] - start[q] > 1)
                        .mapToLong(q -> (long) (start[q + 1] - start[q]) << 32 | q)
                        .sorted()
                        .mapToInt(key -> (int) key))
                .flatMapToInt(block -> block)
                .toArray();
    }

    private static int[] starts(Network network, int[] slots) {
        int[] starts = new int[Crew.blocks(network.firms()) + 1];
        int at = 0;
        for (int block = 1; block < starts.length; block++) {
            while (at < slots.length && slots[at] < firstSlot(network, block)) {
                at++;
            }
            starts[block] = at;
        }
        return starts;
    }

    private static int firstSlot(Network network, int block) {
        return network.slots().buyerStart()[Math.min(network.firms(), block * Crew.BLOCK)];
    }

    /**
     * Leaves what a slot misses at its first link: the sum over its links, each weighted by its share; exactly 0 when all
     * orders are met.
     *
     * @param missing what the links of a block of buyers miss, from the block's first link on
     */
    void join(int block, int blocksFirstLink, double[] missing) {
        int next = firstShare[block];
        for (int at = start[block]; at < start[block + 1]; at++) {
            int first = firstLink[at] - blocksFirstLink;
            int end = first + links[at];
            double sum = 0;
            for (int link = first; link < end; link++) {
                sum += share[next++] * missing[link];
            }
            missing[first] = sum;
        }
    }

    /** Leaves at a slot's first link the sum of what its links miss, in days of base use. */
    void add(int block, int blocksFirstLink, double[] missing) {
        for (int at = start[block]; at < start[block + 1]; at++) {
            int first = firstLink[at] - blocksFirstLink;
            int end = first + links[at];
            double sum = 0;
            for (int link = first; link < end; link++) {
                sum += missing[link];
            }
            missing[first] = sum;
        }
    }
}
