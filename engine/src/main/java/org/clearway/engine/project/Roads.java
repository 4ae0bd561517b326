package org.clearway.engine.project;

import java.util.Arrays;
import java.util.BitSet;
import org.clearway.engine.network.Links;

/**
 * What is on the road: one ring of day cells for each link with a lag above 1 or with transit rows.
 *
 * <p>Goods are counted in days of base use of the buyer's slot. Cell k of a ring holds what arrives at the end of the day
 * after k more days. What is sent on day t over a lag of L days enters cell L-1 and arrives at the end of day t+L-1, usable
 * on day t+L. Over a link that is open by o, the share o of every cell moves on and the rest waits: in a steady state as
 * much arrives as is sent, whatever o.
 *
 * <p>Rings of one length turn together and lie side by side, in the order of the links: all their cells of one day follow each
 * other. A block of buyers reads and writes one run of cells a length and day, so that memory is read ahead; on an open link
 * with its usual ring the cell that is emptied is the one that what was sent today goes into. O(1) a day for an open link,
 * O(lag) for a partly open one. Memory: 8 bytes a day of lag and 13 a link.
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
    /** By length: first of the cells of its rings. */
    private final int[] base;
    /** By length: first of the cells that are due today. */
    private final int[] due;

    private final double[] cells;
    /** Links that are not quite open or whose transit rows reach beyond their lag: followed cell by cell. */
    private final BitSet odd = new BitSet();

    private double[] open = new double[0];
    private final boolean any;

    private Roads(Opening opening, Flows flows) {
        links = flows.network().links();
        length = new byte[links.size()];
        ringStart = new int[LENGTHS + 1];
        for (int link = 0; link < length.length; link++) {
            length[link] = (byte) opening.daysOnRoad(link, links.lagDays()[link]);
            ringStart[length[link] + 1]++;
        }
        any = ringStart[1] < length.length;
        Arrays.parallelPrefix(ringStart, Integer::sum);
        ringLink = new int[any ? length.length : 0];
        place = new int[ringLink.length];
        run = any ? sort() : new int[0];
        base = new int[LENGTHS + 1];
        for (int days = 0; any && days < LENGTHS; days++) {
            base[days + 1] = Math.addExact(base[days], Math.multiplyExact(days, width(days)));
        }
        due = base.clone();
        cells = new double[base[LENGTHS]];
        for (int link = 0; link < ringLink.length; link++) {
            load(opening, flows, link);
        }
    }

    /** The roads at the opening of a projection; {@link #any} says whether there are some. */
    static Roads at(Opening opening, Flows flows) {
        return new Roads(opening, flows);
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

    private void load(Opening opening, Flows flows, int at) {
        int link = ringLink[at];
        int days = length[link];
        if (days > 0) {
            opening.load(link, flows, cells, base[days] + at - ringStart[days], width(days));
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
        for (int days = 1; any && days < LENGTHS; days++) {
            due[days] = base[days] + (day - 1) % days * width(days);
        }
    }

    /**
     * Ends the day of the links of a block of buyers.
     *
     * @param from first link of the block
     * @param to one more than its last link
     * @param sent what was sent today, from link {@code from} on; holds nothing of use afterwards
     * @param arrived gets what arrives today
     */
    void pass(int block, int from, int to, double[] sent, double[] arrived) {
        for (int at = run[block * LENGTHS]; at < run[(block + 1) * LENGTHS]; at++) {
            arrived[ringLink[at] - from] = sent[ringLink[at] - from];
        }
        for (int days = 1; days < LENGTHS; days++) {
            int shift = due[days] - ringStart[days];
            int end = run[(block + 1) * LENGTHS + days];
            for (int at = run[block * LENGTHS + days]; at < end; at++) {
                arrived[ringLink[at] - from] = cells[at + shift];
            }
        }
        for (int link = odd.nextSetBit(from); link >= 0 && link < to; link = odd.nextSetBit(link + 1)) {
            arrived[link - from] = passOdd(link, sent[link - from]);
            sent[link - from] = cells[cell(link, 0)];
        }
        for (int days = 1; days < LENGTHS; days++) {
            int shift = due[days] - ringStart[days];
            int end = run[(block + 1) * LENGTHS + days];
            for (int at = run[block * LENGTHS + days]; at < end; at++) {
                cells[at + shift] = sent[ringLink[at] - from];
            }
        }
    }

    private double passOdd(int link, double sent) {
        double arrived = open.length == 0 || open[link] == 1 ? moveAll(link) : moveShare(link, open[link]);
        int lag = links.lagDays()[link];
        if (lag == 1) {
            return arrived + sent;
        }
        cells[cell(link, lag - 1)] += sent;
        return arrived;
    }

    private double moveAll(int link) {
        int emptied = cell(link, 0);
        double arrived = cells[emptied];
        cells[emptied] = 0;
        return arrived;
    }

    /** What is due tomorrow goes where what was due today stood; the last day's place is the one that falls free. */
    private double moveShare(int link, double share) {
        int last = length[link] - 1;
        double today = cells[cell(link, 0)];
        double later = 0;
        for (int k = last; k >= 0; k--) {
            double waiting = k == 0 ? today : cells[cell(link, k)];
            cells[cell(link, k + 1)] = k == last ? (1 - share) * waiting : (1 - share) * waiting + share * later;
            later = waiting;
        }
        return share * today;
    }

    /** Where what arrives after k more days stands today; after the day's turn it arrives after k - 1. */
    private int cell(int link, int k) {
        int days = length[link];
        int width = width(days);
        int turned = (due[days] - base[days]) / width;
        return base[days] + (turned + k) % days * width + place[link] - ringStart[days];
    }
}
