package org.clearway.engine.project;

import java.util.Arrays;

/**
 * The roads of the links that are blocked, wholly or in part, on some day of a projection. Over a link that is open by o, the share o
 * of every cell moves on and the rest waits: in a steady state as much arrives as is sent, whatever o. O(lag) a link and day.
 */
final class WaitingRoads {
    private final Flows flows;
    /** The links, in their order. */
    private final int[] links;
    /** Cell k of each holds what arrives after k more days; as long as the lag or the last transit row asks. */
    private final double[][] cells;

    private final double[] open;

    private WaitingRoads(Opening opening, DatedShares blocked, Flows flows) {
        this.flows = flows;
        links = Arrays.stream(blocked.targets()).sorted().toArray();
        cells = new double[links.length][];
        open = new double[links.length];
        Arrays.fill(open, 1);
        for (int at = 0; at < links.length; at++) {
            cells[at] = opening.road(links[at], flows);
        }
    }

    static WaitingRoads of(Opening opening, DatedShares blocked, Flows flows) {
        return new WaitingRoads(opening, blocked, flows);
    }

    boolean holds(int link) {
        return Arrays.binarySearch(links, link) >= 0;
    }

    void open(int link, double share) {
        open[Arrays.binarySearch(links, link)] = share;
    }

    /** Works out anew what these links bring, among those from {@code first} to {@code end - 1}. */
    void pass(int first, int end, Receipts receipts, double[] missing) {
        int at = Arrays.binarySearch(links, first);
        for (at = at < 0 ? -1 - at : at; at < links.length && links[at] < end; at++) {
            double ordered = receipts.ordered(links[at]);
            double sent = receipts.sent(links[at], ordered * open[at]);
            missing[links[at] - first] = ordered - arrives(at, sent);
        }
    }

    private double arrives(int at, double sent) {
        double[] road = cells[at];
        int lag = flows.network().links().lagDays()[links[at]];
        double arrived = lag == 1 ? sent : 0;
        if (road.length > 0) {
            arrived += open[at] * road[0];
            move(road, open[at]);
        }
        if (lag > 1) {
            road[lag - 2] += sent;
        }
        return arrived;
    }

    private static void move(double[] road, double share) {
        int last = road.length - 1;
        for (int k = 0; k < last; k++) {
            road[k] = (1 - share) * road[k] + share * road[k + 1];
        }
        road[last] *= 1 - share;
    }
}
