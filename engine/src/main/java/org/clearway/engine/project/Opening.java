package org.clearway.engine.project;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
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
    private final Map<Integer, double[]> due;
    /** The links of {@link #due}, asked for each link of a network. */
    private final BitSet transit = new BitSet();

    Opening(double[] cover, Map<Integer, double[]> due) {
        this.cover = cover;
        this.due = due;
        due.keySet().forEach(transit::set);
    }

    /** Every slot at its target, every pipeline full. */
    public static Opening atTarget(Network network, Rules rules) {
        int[] buyer = network.slots().buyer();
        double[] cover = new double[buyer.length];
        Arrays.setAll(cover, q -> rules.targetDays(network.invDays()[buyer[q]]));
        return new Opening(cover, Map.of());
    }

    /** The same with another cover of one slot, in days; at most {@link #MAX_COVER_DAYS} is kept. */
    public Opening withCover(int slot, double coverDays) {
        double[] other = cover.clone();
        other[slot] = kept(coverDays);
        return new Opening(other, due);
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

    /** Days of the ring a link's goods on the road need; 0 for a link that has none. */
    int daysOnRoad(int link, int lagDays) {
        return knowsTransit(link) ? Math.max(1, Math.max(lagDays, last(due.get(link))) - 1) : lagDays - 1;
    }

    /**
     * What arrives over a link at the end of day 1, 2, ... if nothing is sent and nothing waits.
     *
     * @return days of base use of the link's slot, by day from day 1; as long as the lag or the last transit row asks
     */
    public double[] road(int link, Flows flows) {
        double[] road = new double[daysOnRoad(link, flows.network().links().lagDays()[link])];
        load(link, flows, road, 0, 1);
        return road;
    }

    /** Writes what {@link #road} tells into every {@code step}th cell from {@code first} on; cells of transit rows are 0 before. */
    void load(int link, Flows flows, double[] cells, int first, int step) {
        if (knowsTransit(link)) {
            double[] rows = due.get(link);
            int last = last(rows);
            double perUse = flows.perUse()[flows.network().slots().ofLink()[link]];
            for (int day = 2; day <= last; day++) {
                cells[first + (day - 2) * step] = rows[day] * perUse;
            }
        } else {
            int days = flows.network().links().lagDays()[link] - 1;
            for (int k = 0; k < days; k++) {
                cells[first + k * step] = flows.share()[link];
            }
        }
    }

    private static int last(double[] rows) {
        int last = MAX_ARRIVAL_DAY;
        while (last > 1 && rows[last] == 0) {
            last--;
        }
        return last;
    }
}
