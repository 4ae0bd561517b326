package org.clearway.engine.project;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/**
 * Stocks on the evening before day 1, in days of cover, and what is on the road.
 *
 * <p>A slot with a stock row opens at (on hand + due on day 1) / daily use, any other at its target. A link that transit
 * rows name carries what they say, any other with a lag above 1 its base flow for every day of the lag. Goods due on
 * day d are usable from day d on; what is due on day 1 counts in the stock row, and is nothing beside a target. Made
 * from rows by {@link StockTaking}. Immutable.
 */
public final class Opening {
    /** The most cover a slot opens with, in days: more than ten years is a wrong unit in a file, and changes nothing. */
    public static final double MAX_COVER_DAYS = 4000;

    /** The latest day goods on the road may be due: the longest lag. */
    public static final int MAX_ARRIVAL_DAY = NetworkBuilder.MAX_LAG_DAYS;

    private final double[] cover;
    /** The links that transit rows name, in their order. */
    private final int[] links;
    /** For each of them: units due, entry d for day d, up to the last one; entry 0 is not used. */
    private final double[][] due;
    /** The same links, asked for each link of a network. */
    private final BitSet transit = new BitSet();

    Opening(double[] cover, int[] links, double[][] due) {
        this.cover = cover;
        this.links = links;
        this.due = due;
        for (int link : links) {
            transit.set(link);
        }
    }

    /** Every slot at its target, every pipeline full. */
    public static Opening atTarget(Network network, Rules rules) {
        int[] buyer = network.slots().buyer();
        double[] cover = new double[buyer.length];
        Arrays.setAll(cover, q -> rules.targetDays(network.invDays()[buyer[q]]));
        return new Opening(cover, new int[0], new double[0][]);
    }

    /** The same with another cover of one slot, in days; at most {@link #MAX_COVER_DAYS} is kept. */
    public Opening withCover(int slot, double coverDays) {
        double[] other = cover.clone();
        other[slot] = kept(coverDays);
        return new Opening(other, links, due);
    }

    /**
     * The same with other goods on the road over one link; O(links that rows name).
     *
     * @param unitsByDay units due, entry d-1 for day d, at most {@link #MAX_ARRIVAL_DAY} entries; none: nobody counted them,
     *     and a link with a lag above 1 carries its base flow
     */
    public Opening withRoad(int link, double[] unitsByDay) {
        int at = first(link);
        int after = knowsTransit(link) ? at + 1 : at;
        int added = unitsByDay.length == 0 ? 0 : 1;
        int[] others = new int[at + added + links.length - after];
        double[][] rows = new double[others.length][];
        System.arraycopy(links, 0, others, 0, at);
        System.arraycopy(due, 0, rows, 0, at);
        if (added == 1) {
            others[at] = link;
            rows[at] = rows(unitsByDay);
        }
        System.arraycopy(links, after, others, at + added, links.length - after);
        System.arraycopy(due, after, rows, at + added, links.length - after);
        return new Opening(cover, others, rows);
    }

    /** Entry d for day d, up to the last day on which something is due. */
    private static double[] rows(double[] unitsByDay) {
        double[] rows = new double[unitsByDay.length + 1];
        System.arraycopy(unitsByDay, 0, rows, 1, unitsByDay.length);
        return toLast(rows);
    }

    /** The same rows without what follows the last day on which something is due. */
    static double[] toLast(double[] rows) {
        int last = rows.length - 1;
        while (last > 1 && rows[last] == 0) {
            last--;
        }
        return last == rows.length - 1 ? rows : Arrays.copyOf(rows, last + 1);
    }

    static double kept(double coverDays) {
        if (!(coverDays >= 0)) {
            throw new IllegalArgumentException("Cover is 0 days or more, not " + coverDays);
        }
        return Math.min(MAX_COVER_DAYS, coverDays);
    }

    /** Cover of each slot in days: not a copy, do not write to it. */
    public double[] cover() {
        return cover;
    }

    /** Whether transit rows say what is on the road over this link. */
    public boolean knowsTransit(int link) {
        return transit.get(link);
    }

    /** The links of {@link #knowsTransit}, in their order. */
    public IntStream linksWithTransit() {
        return Arrays.stream(links);
    }

    /** The place among {@link #linksWithTransit} of the first that is {@code link} or comes after it. */
    int first(int link) {
        int at = Arrays.binarySearch(links, link);
        return at < 0 ? -1 - at : at;
    }

    /** Which link transit rows name at this place. */
    int linkAt(int place) {
        return links[place];
    }

    private static int daysOnRoad(double[] rows, int lagDays) {
        return Math.max(1, Math.max(lagDays, rows.length - 1) - 1);
    }

    /**
     * What arrives over a link at the end of day 1, 2, ... if nothing is sent and nothing waits.
     *
     * @return days of base use of the link's slot, by day from day 1; as long as the lag or the last transit row asks
     */
    public double[] road(int link, Flows flows) {
        int lag = flows.network().links().lagDays()[link];
        double[] road = new double[knowsTransit(link) ? daysOnRoad(due[first(link)], lag) : lag - 1];
        if (knowsTransit(link)) {
            load(first(link), flows, road, 0, 1, road.length);
        } else {
            Arrays.fill(road, flows.share()[link]);
        }
        return road;
    }

    /** What {@link #road} tells where goods on the road were counted as in {@link #withRoad}, with one entry or more. */
    public static double[] road(int link, Flows flows, double[] unitsByDay) {
        double[] rows = rows(unitsByDay);
        double[] road = new double[daysOnRoad(rows, flows.network().links().lagDays()[link])];
        load(rows, perUse(link, flows), road, 0, 1, road.length);
        return road;
    }

    /** Writes what {@link #road} tells of so many days over the link at this place into every {@code step}th cell. */
    void load(int place, Flows flows, double[] cells, int first, int step, int days) {
        load(due[place], perUse(links[place], flows), cells, first, step, days);
    }

    private static void load(double[] rows, double perUse, double[] cells, int first, int step, int days) {
        for (int k = 0; k < days; k++) {
            cells[first + k * step] = k + 2 < rows.length ? rows[k + 2] * perUse : 0;
        }
    }

    /**
     * The part of {@link #road} after the lag of the link at this place, in which its pipeline has no room.
     *
     * @param late gets days of base use above 0 by the day on whose end they arrive
     */
    void late(int place, Flows flows, Late late) {
        double[] rows = due[place];
        int link = links[place];
        int day = flows.network().links().lagDays()[link] + 1;
        if (day < rows.length) {
            double perUse = perUse(link, flows);
            for (; day < rows.length; day++) {
                if (rows[day] > 0) {
                    late.take(link, day - 1, rows[day] * perUse);
                }
            }
        }
    }

    interface Late {
        void take(int link, int day, double arrives);
    }

    private static double perUse(int link, Flows flows) {
        return flows.perUse()[flows.network().slots().ofLink()[link]];
    }
}
