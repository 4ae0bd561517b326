package org.clearway.engine.project;

import java.util.Arrays;
import org.clearway.engine.network.Links;

/**
 * What is on the road: one ring of day cells for each link with a lag above 1 or with transit rows.
 *
 * <p>Goods are counted in days of base use of the buyer's slot. Cell k holds what arrives at the end of the day after k more days. What is sent on day t over a lag of L days enters
 * cell L-1 and arrives at the end of day t+L-1, usable on day t+L. Over a link that is open by o, the share o of every
 * cell moves on and the rest waits: in a steady state as much arrives as is sent, whatever o. An open link costs O(1) a
 * day, a partly open one O(lag).
 */
final class Roads {
    private static final int NONE = -1;

    private final int[] ofLink;
    private final int[] start;
    private final int[] head;
    private final int[] entry;
    private final double[] open;
    private final double[] cells;

    private Roads(int[] ofLink, int[] start, int[] entry, double[] cells) {
        this.ofLink = ofLink;
        this.start = start;
        this.entry = entry;
        this.cells = cells;
        this.head = new int[entry.length];
        this.open = new double[entry.length];
        Arrays.fill(open, 1);
    }

    /** The roads at the opening of a projection; {@link #any} says whether there are some. */
    static Roads at(Opening opening, Flows flows) {
        Links links = flows.network().links();
        int[] ofLink = numbered(opening, links);
        int count = ofLink.length == 0 ? 0 : Arrays.stream(ofLink).max().getAsInt() + 1;
        int[] start = new int[count + 1];
        int[] entry = new int[count];
        double[][] laden = new double[count][];
        for (int link = 0; link < ofLink.length; link++) {
            if (ofLink[link] != NONE) {
                laden[ofLink[link]] = opening.road(link, flows);
                entry[ofLink[link]] = links.lagDays()[link] - 2;
            }
        }
        for (int road = 0; road < count; road++) {
            start[road + 1] = Math.addExact(start[road], Math.max(1, laden[road].length));
        }
        double[] cells = new double[start[count]];
        for (int road = 0; road < count; road++) {
            System.arraycopy(laden[road], 0, cells, start[road], laden[road].length);
        }
        return new Roads(ofLink, start, entry, cells);
    }

    private static int[] numbered(Opening opening, Links links) {
        boolean[] road = new boolean[links.size()];
        opening.linksWithTransit().forEach(link -> road[link] = true);
        boolean any = opening.linksWithTransit().iterator().hasNext();
        for (int link = 0; link < road.length; link++) {
            road[link] |= links.lagDays()[link] > 1;
            any |= road[link];
        }
        int[] ofLink = new int[any ? road.length : 0];
        int next = 0;
        for (int link = 0; link < ofLink.length; link++) {
            ofLink[link] = road[link] ? next++ : NONE;
        }
        return ofLink;
    }

    /** Whether any link has something on the road. */
    boolean any() {
        return ofLink.length > 0;
    }

    /** What passes from now on over this link, 0 to 1. */
    void open(int link, double share) {
        if (any() && ofLink[link] != NONE) {
            open[ofLink[link]] = share;
        }
    }

    /** Ends the day of a link: takes what was sent today, returns what arrives. */
    double pass(int link, double sent) {
        int road = ofLink[link];
        if (road == NONE) {
            return sent;
        }
        double arrived = open[road] == 1 ? moveAll(road) : moveShare(road, open[road]);
        if (entry[road] < 0) {
            return arrived + sent;
        }
        cells[cell(road, entry[road])] += sent;
        return arrived;
    }

    private double moveAll(int road) {
        int first = start[road] + head[road];
        double arrived = cells[first];
        cells[first] = 0;
        head[road] = head[road] + 1 == length(road) ? 0 : head[road] + 1;
        return arrived;
    }

    private double moveShare(int road, double share) {
        double arrived = share * cells[cell(road, 0)];
        int last = length(road) - 1;
        for (int k = 0; k < last; k++) {
            cells[cell(road, k)] = (1 - share) * cells[cell(road, k)] + share * cells[cell(road, k + 1)];
        }
        cells[cell(road, last)] *= 1 - share;
        return arrived;
    }

    private int cell(int road, int k) {
        return start[road] + (head[road] + k) % length(road);
    }

    private int length(int road) {
        return start[road + 1] - start[road];
    }
}
