package org.clearway.engine.project;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Network;

/**
 * The base flows of a network, per day: what moves when nothing is wrong. Computed once, shared by all projections.
 *
 * <p>Daily volumes are yearly ones over 365. Links are kept a second time as {@link Sales}, so that both directions are read
 * as streams, and once more where several suppliers share a slot: about 31 bytes a link, 51 once a projection had to follow roads. The arrays are not copies: read them, never write to them.
 */
public final class Flows {
    /** Days over which a yearly volume is spread. */
    public static final double DAYS_A_YEAR = 365;

    private final Network network;
    private final double[] share;
    private final int[] saleSlot;
    private final Sales sales;
    private final double[] demand;
    private final double[] base;
    private final double[] use;
    private final double[] perUse;
    private final int[] essentialStart;
    private final int[] essential;
    private final SharedSlots shared;
    private final boolean lags;
    private final AtomicReference<Lanes> lanes = new AtomicReference<>();

    private Flows(Network network) {
        this.network = network;
        int links = network.links().size();
        this.share = new double[links];
        this.saleSlot = new int[links];
        this.sales = Sales.of(network);
        this.demand = new double[network.firms()];
        this.base = new double[network.firms()];
        this.use = new double[network.slots().size()];
        this.perUse = new double[network.slots().size()];
        this.essentialStart = new int[network.firms() + 1];
        this.essential = essentialSlots(network, essentialStart);
        spreadSales();
        sumSales();
        shareUse();
        this.shared = SharedSlots.of(network, share);
        this.lags = hasLags(network.links().lagDays());
    }

    /** The daily base flows of a network: O(links). */
    public static Flows of(Network network) {
        return new Flows(network);
    }

    private static boolean hasLags(byte[] lagDays) {
        for (byte lag : lagDays) {
            if (lag > 1) {
                return true;
            }
        }
        return false;
    }

    private void spreadSales() {
        int[] bySupplier = network.links().bySupplier();
        int[] slotOfLink = network.slots().ofLink();
        Arrays.setAll(saleSlot, sale -> slotOfLink[bySupplier[sale]]);
    }

    /** Adds as each day adds orders, so that base output is met to the last bit. */
    private void sumSales() {
        Arrays.setAll(demand, i -> network.finalDemand()[i] / DAYS_A_YEAR);
        System.arraycopy(demand, 0, base, 0, base.length);
        double[] all = new double[use.length];
        Arrays.fill(all, 1);
        for (int range = 0; range < sales.ranges(); range++) {
            sales.add(range, sales.volumes(), all, base);
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

    /** How many ranges of suppliers orders are summed by; any thread may take any of them. */
    public int ranges() {
        return sales.ranges();
    }

    /** First block of suppliers of a range; that of range {@link #ranges} is the number of blocks. */
    public int firstBlock(int range) {
        return sales.firstBlock(range);
    }

    /**
     * Adds to each supplier of a range what all its links order, each order rounded first.
     *
     * @param rho what each slot orders, in days of base use
     * @param rounder by node: the number that, added and taken away again, rounds an order
     * @param sums by node, in units
     */
    public void addRounded(int range, double[] rho, double[] rounder, double[] sums) {
        sales.addRounded(range, rho, rounder, sums);
    }

    /**
     * What part of their orders the slots of a block of buyers miss.
     *
     * @param met by node: the share of its orders it meets
     * @return by link from the block's first on; that of a slot stands at its first link
     */
    public double[] missing(int block, float[] met) {
        int[] start = network.links().buyerStart();
        int[] supplier = network.links().supplier();
        int first = start[block * Crew.BLOCK];
        double[] missing = new double[start[Math.min(network.firms(), (block + 1) * Crew.BLOCK)] - first];
        for (int at = 0; at < missing.length; at++) {
            missing[at] = 1 - met[supplier[first + at]];
        }
        shared.join(block, first, missing);
        return missing;
    }

    Sales sales() {
        return sales;
    }

    /** Whether any link has a lag above 1. */
    boolean lags() {
        return lags;
    }

    /** Made when a projection first asks for them. */
    Lanes lanes() {
        return lanes.updateAndGet(made -> made == null ? Lanes.of(network, share) : made);
    }

    SharedSlots shared() {
        return shared;
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
