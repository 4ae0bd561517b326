package org.clearway.engine.rank;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.Slots;

/**
 * In which order a step visits places: those with equal loops one after the other, so that branches are foreseen.
 *
 * <p>Only while the rows of all firms stay in the processor's second-level cache or near it. In larger networks places
 * are visited as they come, because rows read in order are fetched ahead (measured, on a busy
 * machine: at 10,000 firms 9 to 14 % less time with this order, at 100,000 up to 20 % more).
 */
final class LoopOrder {
    private static final int FIRMS_IN_CACHE = 20_000;
    private static final int KIND_BITS = 10;
    private static final int MOST = (1 << KIND_BITS) - 1;

    private LoopOrder() {}

    /** Places by key, equal keys by place; by place alone in large networks. */
    static int[] of(int firms, IntUnaryOperator key) {
        long[] keys = new long[firms];
        for (int place = 0; place < firms; place++) {
            keys[place] = firms > FIRMS_IN_CACHE ? place : (long) key.applyAsInt(place) << 32 | place;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[firms];
        for (int at = 0; at < firms; at++) {
            order[at] = (int) keys[at];
        }
        return order;
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
