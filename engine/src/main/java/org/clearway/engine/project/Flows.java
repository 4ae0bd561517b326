package org.clearway.engine.project;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Network;

/**
 * The base flows of a network, per day: what moves when nothing is wrong. Computed once, shared by all projections.
 *
 * <p>Daily volumes are yearly ones over 365. Sales are kept a second time in the order of the suppliers, so that both
 * directions are read as streams: 24 bytes a link. The arrays are not copies: read them, never write to them.
 */
public final class Flows {
    /** Days over which a yearly volume is spread. */
    public static final double DAYS_A_YEAR = 365;

    private final Network network;
    private final double[] share;
    private final double[] sold;
    private final int[] saleSlot;
    private final double[] demand;
    private final double[] base;
    private final double[] use;
    private final double[] perUse;
    private final int[] essentialStart;
    private final int[] essential;

    private Flows(Network network) {
        this.network = network;
        int links = network.links().size();
        this.share = new double[links];
        this.sold = new double[links];
        this.saleSlot = new int[links];
        this.demand = new double[network.firms()];
        this.base = new double[network.firms()];
        this.use = new double[network.slots().size()];
        this.perUse = new double[network.slots().size()];
        this.essentialStart = new int[network.firms() + 1];
        this.essential = essentialSlots(network, essentialStart);
    }

    /** The daily base flows of a network: O(links). */
    public static Flows of(Network network) {
        Flows flows = new Flows(network);
        flows.spreadSales();
        flows.sumSales();
        flows.shareUse();
        return flows;
    }

    private void spreadSales() {
        int[] bySupplier = network.links().bySupplier();
        int[] slotOfLink = network.slots().ofLink();
        for (int sale = 0; sale < sold.length; sale++) {
            sold[sale] = volume(bySupplier[sale]);
            saleSlot[sale] = slotOfLink[bySupplier[sale]];
        }
    }

    private void sumSales() {
        int[] start = network.links().supplierStart();
        for (int i = 0; i < base.length; i++) {
            demand[i] = network.finalDemand()[i] / DAYS_A_YEAR;
            double sum = demand[i];
            for (int sale = start[i]; sale < start[i + 1]; sale++) {
                sum += sold[sale];
            }
            base[i] = sum;
        }
    }

    private void shareUse() {
        int[] start = network.slots().start();
        for (int q = 0; q < use.length; q++) {
            double sum = 0;
            for (int link = start[q]; link < start[q + 1]; link++) {
                sum += volume(link);
            }
            use[q] = sum;
            perUse[q] = 1 / sum;
            for (int link = start[q]; link < start[q + 1]; link++) {
                share[link] = volume(link) / sum;
            }
        }
    }

    private static int[] essentialSlots(Network network, int[] start) {
        byte[] level = network.slots().level();
        int[] buyer = network.slots().buyer();
        int[] slots = IntStream.range(0, level.length)
                .filter(q -> level[q] == Classes.ESSENTIAL)
                .toArray();
        for (int q : slots) {
            start[buyer[q] + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        return slots;
    }

    /** The network these are the flows of. */
    public Network network() {
        return network;
    }

    /** A: volume a day of a link. */
    public double volume(int link) {
        return network.links().volume()[link] / DAYS_A_YEAR;
    }

    /** By link, in the network's order: its part in the base use of its slot, exactly 1 for a sole supplier. */
    public double[] share() {
        return share;
    }

    /** A: volumes a day in the order of {@link org.clearway.engine.network.Links#bySupplier}. */
    public double[] sold() {
        return sold;
    }

    /** Slot of each sale, in the order of {@link org.clearway.engine.network.Links#bySupplier}. */
    public int[] saleSlot() {
        return saleSlot;
    }

    /** C/365: final demand a day of each node. */
    public double[] demand() {
        return demand;
    }

    /** P0: base output a day of each node, sales and final demand; 0 for a node nobody buys from. */
    public double[] base() {
        return base;
    }

    /** Base use a day of each slot, above 0: the volumes of its links. */
    public double[] use() {
        return use;
    }

    /** 1 over {@link #use}. */
    public double[] perUse() {
        return perUse;
    }

    /** The essential slots, by buyer. */
    public int[] essential() {
        return essential;
    }

    /** First entry of each buyer in {@link #essential}: nodes + 1 entries. */
    public int[] essentialStart() {
        return essentialStart;
    }
}
