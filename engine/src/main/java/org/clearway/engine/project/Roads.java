package org.clearway.engine.project;

import java.util.Arrays;
import java.util.BitSet;
import org.clearway.engine.network.Links;

/**
 * What is on the road: one ring of day cells for each link with a lag above 1.
 *
 * <p>Goods are counted in days of base use of the buyer's slot. Cell k of a ring holds what arrives at the end of the day
 * after k more days. What is sent on day t over a lag of L days enters cell L-1 and arrives at the end of day t+L-1, usable
 * on day t+L. Over a link that is open by o, the share o of every cell moves on and the rest waits: in a steady state as
 * much arrives as is sent, whatever o.
 *
 * <p>Rings of one length turn together and lie side by side, in the order of the links: all their cells of one day follow each
 * other. A block of buyers reads and writes one run of cells a length and day, so that memory is read ahead; on an open link
 * the cell that is emptied is the one that what was sent today goes into. What transit rows say of days after a link's lag joins
 * the cell on its day ({@link LateArrivals}); only a link that is blocked on some day has a ring long enough for them, for there
 * they may wait. O(1) a day for an open link, O(lag) for a partly open one. Memory: 8 bytes a day of lag and 13 a link.
 */
final class Roads {
    private static final int LENGTHS = Opening.MAX_ARRIVAL_DAY + 1;

    private final Links links;
    /** Cells of each link's ring, 0 for a link without one. */
    private final byte[] length;
    /** Links by length of ring, then number. */
    private final int[] ringLink;
    /** Where each link stands in {@link #ringLink}. */
    private final int[] place;
    /** By length: where its rings begin in {@link #ringLink}; LENGTHS + 1 entries. */
    private final int[] ringStart;
    /** By block of buyers and length: where the block's rings begin in {@link #ringLink}; one block more than there are. */
    private final int[] run;
    /** By length: first of the cells that are due today. */
    private final int[] due = new int[LENGTHS];
    /** By length: the cells of its rings, day by day. */
    private final double[][] cells = new double[LENGTHS][];
    /** Links that are not quite open, or wait and have transit rows that reach beyond their lag: followed cell by cell. */
    private final BitSet odd = new BitSet();

    private final LateArrivals late;
    private int today;

    private double[] open = new double[0];
    private final boolean any;

    private Roads(Opening opening, DatedShares open, Flows flows, Crew crew) {
        links = flows.network().links();
        BitSet waiting = new BitSet();
        for (int link : open.targets()) {
            waiting.set(link);
        }
        late = LateArrivals.of(opening, flows, waiting);
        length = new byte[links.size()];
        ringStart = new int[LENGTHS + 1];
        for (int link = 0; link < length.length; link++) {
            int lag = links.lagDays()[link];
            length[link] = (byte) (waiting.get(link) ? opening.daysOnRoad(link, lag) : lag - 1);
            ringStart[length[link] + 1]++;
        }
        any = ringStart[1] < length.length || late.any();
        Arrays.parallelPrefix(ringStart, Integer::sum);
        ringLink = new int[any ? length.length : 0];
        place = new int[ringLink.length];
        run = any ? sort() : new int[0];
        crew.each(any ? LENGTHS : 0, days -> cells[days] = full(days, flows.share()));
        if (any) {
            opening.linksWithTransit().forEach(link -> load(opening, flows, link));
        }
    }

    /** The roads at the opening of a projection; {@link #any} says whether there are some. */
    static Roads at(Assumptions given, Flows flows, Crew crew) {
        return new Roads(given.opening(), given.open(), flows, crew);
    }

    private int[] sort() {
        int[] starts = links.buyerStart();
        int buyers = starts.length - 1;
        int blocks = Crew.blocks(buyers);
        int[] runs = new int[(blocks + 1) * LENGTHS];
        int[] next = Arrays.copyOf(ringStart, LENGTHS);
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(next, 0, runs, block * LENGTHS, LENGTHS);
            int end = starts[Math.min(buyers, (block + 1) * Crew.BLOCK)];
            for (int link = starts[block * Crew.BLOCK]; link < end; link++) {
                place[link] = next[length[link]]++;
                ringLink[place[link]] = link;
            }
        }
        System.arraycopy(next, 0, runs, blocks * LENGTHS, LENGTHS);
        return runs;
    }

    /** Full pipelines: on each day as much is due as is used. */
    private double[] full(int days, double[] share) {
        int width = width(days);
        double[] full = new double[Math.multiplyExact(days, width)];
        for (int ring = 0; ring < width && days > 0; ring++) {
            full[ring] = share[ringLink[ringStart[days] + ring]];
        }
        for (int k = 1; k < days; k++) {
            System.arraycopy(full, 0, full, k * width, width);
        }
        return full;
    }

    private void load(Opening opening, Flows flows, int link) {
        int days = length[link];
        if (days > 0) {
            opening.load(link, flows, cells[days], place[link] - ringStart[days], width(days), days);
            if (days != links.lagDays()[link] - 1) {
                odd.set(link);
            }
        }
    }

    /** How many rings have this length. */
    private int width(int days) {
        return ringStart[days + 1] - ringStart[days];
    }

    /** Whether any link has something on the road. */
    boolean any() {
        return any;
    }

    /** What passes from now on over this link, 0 to 1. */
    void open(int link, double share) {
        if (any && length[link] > 0) {
            if (open.length == 0) {
                open = new double[length.length];
                Arrays.fill(open, 1);
            }
            open[link] = share;
            odd.set(link);
        }
    }

    /** Turns the rings: a day, from 1 on, begins. */
    void begin(int day) {
        today = day;
        for (int days = 1; any && days < LENGTHS; days++) {
            due[days] = (day - 1) % days * width(days);
        }
    }

    /**
     * Ends the day of the links of a block of buyers.
     *
     * @param from first link of the block
     * @param to one more than its last link
     * @param sent what was sent today, from link {@code from} on; holds nothing of use afterwards
     * @param missing loses what arrives today
     */
    void pass(int block, int from, int to, double[] sent, double[] missing) {
        if (!any) {
            for (int at = 0; at < to - from; at++) {
                missing[at] -= sent[at];
            }
            return;
        }
        for (int link = odd.nextSetBit(from); link >= 0 && link < to; link = odd.nextSetBit(link + 1)) {
            // Their cells are right after this; the loops below, which take what is due and put in what was sent, leave
            // them so.
            double arrived = passOdd(link, sent[link - from]);
            double[] ring = cells[length[link]];
            int next = cell(link, 0);
            sent[link - from] = ring[next];
            ring[next] = arrived;
        }
        int lateEnd = late.first(today, to);
        for (int at = late.first(today, from); at < lateEnd; at++) {
            int link = late.link(at);
            if (length[link] == 0) {
                sent[link - from] += late.arrives(at);
            } else {
                cells[length[link]][cell(link, 0)] += late.arrives(at);
            }
        }
        for (int at = run[block * LENGTHS]; at < run[(block + 1) * LENGTHS]; at++) {
            int link = ringLink[at] - from;
            missing[link] -= sent[link];
        }
        for (int days = 1; days < LENGTHS; days++) {
            double[] ring = cells[days];
            int shift = due[days] - ringStart[days];
            int end = run[(block + 1) * LENGTHS + days];
            for (int at = run[block * LENGTHS + days]; at < end; at++) {
                int link = ringLink[at] - from;
                double arrived = ring[at + shift];
                ring[at + shift] = sent[link];
                missing[link] -= arrived;
            }
        }
    }

    private double passOdd(int link, double sent) {
        double arrived = open.length == 0 || open[link] == 1 ? moveAll(link) : moveShare(link, open[link]);
        int lag = links.lagDays()[link];
        if (lag == 1) {
            return arrived + sent;
        }
        cells[length[link]][cell(link, lag - 1)] += sent;
        return arrived;
    }

    private double moveAll(int link) {
        double[] ring = cells[length[link]];
        int emptied = cell(link, 0);
        double arrived = ring[emptied];
        ring[emptied] = 0;
        return arrived;
    }

    /** What is due tomorrow goes where what was due today stood; the last day's place is the one that falls free. */
    private double moveShare(int link, double share) {
        double[] ring = cells[length[link]];
        int last = length[link] - 1;
        double today = ring[cell(link, 0)];
        double later = 0;
        for (int k = last; k >= 0; k--) {
            double waiting = k == 0 ? today : ring[cell(link, k)];
            ring[cell(link, k + 1)] = k == last ? (1 - share) * waiting : (1 - share) * waiting + share * later;
            later = waiting;
        }
        return share * today;
    }

    /** Where what arrives after k more days stands today; after the day's turn it arrives after k - 1. */
    private int cell(int link, int k) {
        int days = length[link];
        int width = width(days);
        int turned = due[days] / width;
        return (turned + k) % days * width + place[link] - ringStart[days];
    }
}
