package org.clearway.engine.project;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/** Takes stock: collects rows of goods in store and on the road, in any order, into an {@link Opening}. */
public final class StockTaking {
    private static final double[] NONE = {};

    private final Network network;
    private final double[] cover;
    private final Map<Integer, double[]> due = new HashMap<>();
    /** Units in store by slot; NaN where nobody counted. */
    private final double[] onHand;

    private final double[] dailyUse;

    /** Begins with every stock at its target and every pipeline full. */
    public StockTaking(Network network, Rules rules) {
        this.network = network;
        this.cover = Opening.atTarget(network, rules).cover();
        this.onHand = new double[cover.length];
        this.dailyUse = new double[cover.length];
        Arrays.fill(onHand, Double.NaN);
    }

    /**
     * Goods on the road over a link; all rows of a link together replace its full pipeline.
     *
     * @param quantity units, 0 or more
     * @param arrivalDay day on which they can be used, 1 to {@link Opening#MAX_ARRIVAL_DAY}
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public StockTaking transit(int link, double quantity, int arrivalDay) {
        if (!(quantity >= 0 && quantity <= NetworkBuilder.MAX_VOLUME)) {
            throw new IllegalArgumentException("Goods on the road are 0 or more, not " + quantity);
        }
        if (arrivalDay < 1 || arrivalDay > Opening.MAX_ARRIVAL_DAY) {
            throw new IllegalArgumentException(
                    "Goods on the road arrive on day 1 to " + Opening.MAX_ARRIVAL_DAY + ", not on day " + arrivalDay);
        }
        double[] rows = due.getOrDefault(link, NONE);
        if (rows.length <= arrivalDay) {
            rows = Arrays.copyOf(rows, arrivalDay + 1);
            due.put(link, rows);
        }
        rows[arrivalDay] += quantity;
        return this;
    }

    /**
     * A counted stock.
     *
     * @param slot its slot
     * @param inStore units in store, 0 or more
     * @param used units used a day, above 0
     * @throws IllegalArgumentException if a number is out of its bounds or the slot was counted before
     */
    public StockTaking stock(int slot, double inStore, double used) {
        boolean right = inStore >= 0 && inStore <= NetworkBuilder.MAX_VOLUME && used > 0;
        if (!right || used > NetworkBuilder.MAX_VOLUME) {
            throw new IllegalArgumentException(
                    "A stock is 0 or more and its daily use above 0, not " + inStore + " and " + used);
        }
        if (!Double.isNaN(onHand[slot])) {
            throw new IllegalArgumentException("The stock of slot " + slot + " is counted twice");
        }
        onHand[slot] = inStore;
        dailyUse[slot] = used;
        return this;
    }

    /** The stocks as taken; what is due on day 1 is added to the counted ones. */
    public Opening opening() {
        int[] links = due.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        double[][] rows = new double[links.length][];
        double[] units = onHand.clone();
        int[] slotOf = network.slots().ofLink();
        for (int at = 0; at < links.length; at++) {
            double[] all = due.get(links[at]);
            units[slotOf[links[at]]] += all[1];
            rows[at] = Opening.toLast(all.clone());
        }
        double[] taken = cover.clone();
        for (int slot = 0; slot < taken.length; slot++) {
            taken[slot] = Double.isNaN(units[slot]) ? cover[slot] : Opening.kept(units[slot] / dailyUse[slot]);
        }
        return new Opening(taken, links, rows);
    }
}
