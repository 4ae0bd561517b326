package org.clearway.engine.project;

import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/** Takes stock: collects rows of goods in store and on the road, in any order, into an {@link Opening}. */
public final class StockTaking {
    private final Network network;
    private final double[] cover;
    private final Map<Integer, double[]> due = new HashMap<>();
    private final Map<Integer, double[]> counted = new HashMap<>();

    /** Begins with every stock at its target and every pipeline full. */
    public StockTaking(Network network, Rules rules) {
        this.network = network;
        this.cover = Opening.atTarget(network, rules).cover();
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
        due.computeIfAbsent(link, none -> new double[Opening.MAX_ARRIVAL_DAY + 1])[arrivalDay] += quantity;
        return this;
    }

    /**
     * A counted stock.
     *
     * @param slot its slot
     * @param onHand units in store, 0 or more
     * @param dailyUse units used a day, above 0
     * @throws IllegalArgumentException if a number is out of its bounds or the slot was counted before
     */
    public StockTaking stock(int slot, double onHand, double dailyUse) {
        boolean right = onHand >= 0 && onHand <= NetworkBuilder.MAX_VOLUME && dailyUse > 0;
        if (!right || dailyUse > NetworkBuilder.MAX_VOLUME) {
            throw new IllegalArgumentException(
                    "A stock is 0 or more and its daily use above 0, not " + onHand + " and " + dailyUse);
        }
        if (counted.put(slot, new double[] {onHand, dailyUse}) != null) {
            throw new IllegalArgumentException("The stock of slot " + slot + " is counted twice");
        }
        return this;
    }

    /** The stocks as taken; what is due on day 1 is added to the counted ones. */
    public Opening opening() {
        double[] taken = cover.clone();
        int[] start = network.slots().start();
        counted.forEach((slot, count) -> {
            double units = count[0];
            for (int link = start[slot]; link < start[slot + 1]; link++) {
                units += due.containsKey(link) ? due.get(link)[1] : 0;
            }
            taken[slot] = Opening.kept(units / count[1]);
        });
        Map<Integer, double[]> rows = new HashMap<>(due);
        rows.replaceAll((link, units) -> Opening.toLast(units));
        return new Opening(taken, rows);
    }
}
