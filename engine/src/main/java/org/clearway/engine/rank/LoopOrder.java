package org.clearway.engine.rank;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.Slots;

/**
 * In which order a step visits places: those with equal loops one after the other, so that branches are foreseen.
 *
 * <p>Up to 20,000 firms all places are ordered so, for the rows of all of them stay in or near the processor's second-level
 * cache. In larger networks places are ordered within windows that follow each other: rows are still read nearly in order and
 * fetched ahead. Measured at 100,000 firms and 1,000,000 links, on a busy machine: windows of 4,096 take 20 % less time
 * than places as they come for one cascade, 20 to 40 % less for sixteen side by side; one order over all places takes longer
 * than either.
 */
final class LoopOrder {
    private static final int FIRMS_IN_CACHE = 20_000;
    private static final int WINDOW = 4_096;
    private static final int PLACE_BITS = 31;
    private static final int KIND_BITS = 10;
    private static final int MOST = (1 << KIND_BITS) - 1;

    private LoopOrder() {}

    /** Places by window and key, equal keys by place; small networks are one window. */
    static int[] of(int firms, IntUnaryOperator key) {
        int window = firms > FIRMS_IN_CACHE ? WINDOW : Math.max(1, firms);
        int[] order = new int[firms];
        for (int from = 0; from < firms; from += window) {
            sort(order, from, Math.min(firms, from + window), key);
        }
        return order;
    }

    private static void sort(int[] order, int from, int to, IntUnaryOperator key) {
        long[] keys = new long[to - from];
        for (int place = from; place < to; place++) {
            keys[place - from] = (long) key.applyAsInt(place) << PLACE_BITS | place;
        }
        Arrays.sort(keys);
        for (int at = from; at < to; at++) {
            order[at] = (int) (keys[at - from] & Integer.MAX_VALUE);
        }
    }

    /** How many links of each kind a buyer has: single, several, helpful. */
    static int key(Network network, int firm) {
        Slots slots = network.slots();
        int single = 0;
        int several = 0;
        int helpful = 0;
        for (int slot = slots.buyerStart()[firm]; slot < slots.buyerStart()[firm + 1]; slot++) {
            int links = slots.start()[slot + 1] - slots.start()[slot];
            switch (Flows.kind(slots, slot)) {
                case Flows.SINGLE -> single++;
                case Flows.HELPFUL -> helpful += links;
                case Flows.NOTHING -> {}
                default -> several += links;
            }
        }
        return Math.min(MOST, several) << 2 * KIND_BITS | Math.min(MOST, single) << KIND_BITS | Math.min(MOST, helpful);
    }
}
