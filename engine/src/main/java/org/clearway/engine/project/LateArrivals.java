package org.clearway.engine.project;

import java.util.Arrays;

/** What transit rows say of days after the lag of their link, for a block of buyers, where nothing waits: by day, then link. 12 bytes each. */
final class LateArrivals {
    /** By day, from 0 on: where its arrivals begin; one entry more than there are days. */
    private final int[] start = new int[Opening.MAX_ARRIVAL_DAY + 2];

    private final int[] link;
    private final double[] arrives;

    private LateArrivals(Opening opening, Flows flows, WaitingRoads waiting, int firstLink, int endLink) {
        int first = opening.first(firstLink);
        int end = opening.first(endLink);
        for (int place = first; place < end; place++) {
            opening.late(place, flows, (one, day, units) -> start[day + 1] += waiting.holds(one) ? 0 : 1);
        }
        Arrays.parallelPrefix(start, Integer::sum);
        link = new int[start[start.length - 1]];
        arrives = new double[link.length];
        int[] next = start.clone();
        for (int place = first; place < end && link.length > 0; place++) {
            opening.late(place, flows, (one, day, units) -> {
                if (!waiting.holds(one)) {
                    link[next[day]] = one;
                    arrives[next[day]++] = units;
                }
            });
        }
    }

    static LateArrivals of(Opening opening, Flows flows, WaitingRoads waiting, int firstLink, int endLink) {
        return new LateArrivals(opening, flows, waiting, firstLink, endLink);
    }

    /** Shows what arrives at the end of a day. */
    void each(int day, Arrival arrival) {
        for (int at = day > Opening.MAX_ARRIVAL_DAY ? link.length : start[day];
                at < link.length && at < start[day + 1];
                at++) {
            arrival.arrives(link[at], arrives[at]);
        }
    }

    interface Arrival {
        /** @param days of base use of the link's slot */
        void arrives(int link, double days);
    }
}
