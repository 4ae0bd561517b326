package org.clearway.engine.project;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What transit rows say of days after the lag of their link, where nothing waits: by day, then link. 12 bytes each.
 */
final class LateArrivals {
    /** By day, from 0 on: where its arrivals begin; one entry more than there are days. */
    private final int[] start = new int[Opening.MAX_ARRIVAL_DAY + 2];

    private final int[] link;
    private final double[] arrives;

    private LateArrivals(Opening opening, Flows flows, BitSet waiting) {
        int[] links =
                opening.linksWithTransit().filter(one -> !waiting.get(one)).toArray();
        for (int one : links) {
            opening.late(one, flows, (at, day, units) -> start[day + 1]++);
        }
        Arrays.parallelPrefix(start, Integer::sum);
        link = new int[start[start.length - 1]];
        arrives = new double[link.length];
        int[] next = start.clone();
        for (int one : links) {
            opening.late(one, flows, (at, day, units) -> {
                link[next[day]] = at;
                arrives[next[day]++] = units;
            });
        }
    }

    static LateArrivals of(Opening opening, Flows flows, BitSet waiting) {
        return new LateArrivals(opening, flows, waiting);
    }

    boolean any() {
        return link.length > 0;
    }

    /** The place of the first arrival at the end of a day over this link or one after it. */
    int first(int day, int fromLink) {
        if (day > Opening.MAX_ARRIVAL_DAY || link.length == 0) {
            return link.length;
        }
        int at = Arrays.binarySearch(link, start[day], start[day + 1], fromLink);
        return at < 0 ? -1 - at : at;
    }

    int link(int at) {
        return link[at];
    }

    /** In days of base use of the link's slot. */
    double arrives(int at) {
        return arrives[at];
    }
}
