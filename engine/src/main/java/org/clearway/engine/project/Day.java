package org.clearway.engine.project;

import java.util.Arrays;
import org.clearway.engine.network.Classes;

/**
 * The state of a projection on one day, as flat arrays, and the two loops that move it on: produce, then receive.
 *
 * <p>Sizes: per node n, per slot s, per link m. All is written in place; a block of nodes writes only what belongs to its
 * nodes, so blocks may run on any thread.
 */
final class Day {
    final Flows flows;
    final Rules rules;
    /** What node i can make, share of base output. */
    final double[] capacity;
    /** Least cover over node i's essential slots, days. */
    final double[] scarce;
    /** P/P0 of the day. */
    final double[] output;
    /** P/D of the day; the share of its orders a node meets. */
    final double[] fill;
    /** Under max-min rationing: the most one order gets, units; else unused and empty. */
    final double[] level;
    /** Cover of slot q, days. */
    final double[] cover;
    /** How much of base use slot q orders. */
    final double[] rho;
    /** Open volume a day of each link, in the network's order and by supplier. */
    double[] volume;

    double[] sold;
    final Roads roads;
    final double[] blockOutput;
    final boolean[] essential;
    final double[] target;

    Day(Flows flows, Assumptions given) {
        var network = flows.network();
        this.flows = flows;
        this.rules = given.rules();
        int nodes = network.firms();
        this.capacity = new double[nodes];
        Arrays.fill(capacity, rules.maxCapacity());
        this.scarce = new double[nodes];
        this.output = new double[nodes];
        Arrays.fill(output, 1);
        this.fill = new double[nodes];
        this.level = new double[rules.rationing() == Rationing.MAX_MIN ? nodes : 0];
        this.cover = given.opening().cover().clone();
        this.rho = new double[cover.length];
        this.volume = flows.volume();
        this.sold = flows.sold();
        this.roads = Roads.at(given.opening(), flows);
        this.blockOutput = new double[Crew.blocks(nodes)];
        this.target = new double[nodes];
        Arrays.setAll(target, i -> rules.targetDays(network.invDays()[i]));
        this.essential = new boolean[cover.length];
        for (int q = 0; q < essential.length; q++) {
            essential[q] = network.slots().level()[q] == Classes.ESSENTIAL;
        }
        order();
    }

    private void order() {
        int[] start = flows.network().slots().buyerStart();
        double perRefill = 1 / rules.refillDays();
        for (int j = 0; j < scarce.length; j++) {
            scarce[j] = Double.POSITIVE_INFINITY;
            for (int q = start[j]; q < start[j + 1]; q++) {
                rho[q] = output[j] + Math.max(0, target[j] - cover[q]) * perRefill;
                scarce[j] = essential[q] ? Math.min(scarce[j], cover[q]) : scarce[j];
            }
        }
    }

    /** First half of a day for a block of nodes: orders come in, output and its rationing follow. */
    void produce(int block) {
        int from = block * Crew.BLOCK;
        int to = Math.min(output.length, from + Crew.BLOCK);
        int[] start = flows.network().links().supplierStart();
        blockOutput[block] = produce(
                from,
                to,
                start,
                sold,
                flows.saleSlot(),
                rho,
                flows.demand(),
                flows.base(),
                capacity,
                scarce,
                output,
                fill);
        if (level.length > 0) {
            WaterFilling.levels(this, from, to);
        }
    }

    private static double produce(
            int from,
            int to,
            int[] start,
            double[] sold,
            int[] saleSlot,
            double[] rho,
            double[] demand,
            double[] base,
            double[] capacity,
            double[] scarce,
            double[] output,
            double[] fill) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double ordered = demand[i];
            int end = start[i + 1];
            for (int sale = start[i]; sale < end; sale++) {
                ordered += sold[sale] * rho[saleSlot[sale]];
            }
            double most = Math.min(capacity[i], scarce[i]);
            double made = Math.min(most * base[i], ordered);
            output[i] = base[i] > 0 ? made / base[i] : Math.min(1, most);
            fill[i] = ordered > 0 ? made / ordered : 0;
            sum += made;
        }
        return sum;
    }

    /** Second half of a day for a block of nodes: inputs are used, receipts come in, the next orders follow. */
    void receive(int block) {
        int from = block * Crew.BLOCK;
        int to = Math.min(output.length, from + Crew.BLOCK);
        if (roads.any() || level.length > 0) {
            Receipts.slowly(this, from, to);
        } else {
            receive(
                    from,
                    to,
                    flows,
                    volume,
                    fill,
                    output,
                    target,
                    essential,
                    1 / rules.refillDays(),
                    cover,
                    rho,
                    scarce);
        }
    }

    private static void receive(
            int from,
            int to,
            Flows flows,
            double[] volume,
            double[] fill,
            double[] output,
            double[] target,
            boolean[] essential,
            double perRefill,
            double[] cover,
            double[] rho,
            double[] scarce) {
        int[] slotStart = flows.network().slots().buyerStart();
        int[] linkStart = flows.network().slots().start();
        int[] supplier = flows.network().links().supplier();
        double[] perUse = flows.perUse();
        for (int j = from; j < to; j++) {
            double used = output[j];
            double least = Double.POSITIVE_INFINITY;
            int slotEnd = slotStart[j + 1];
            for (int q = slotStart[j]; q < slotEnd; q++) {
                double sum = 0;
                int linkEnd = linkStart[q + 1];
                for (int link = linkStart[q]; link < linkEnd; link++) {
                    sum += volume[link] * fill[supplier[link]];
                }
                double days = next(cover[q], used, rho[q] * sum * perUse[q]);
                cover[q] = days;
                rho[q] = used + Math.max(0, target[j] - days) * perRefill;
                least = essential[q] && days < least ? days : least;
            }
            scarce[j] = least;
        }
    }

    /** Cover after a day: use first, then receipts; all in days of base use. */
    static double next(double cover, double used, double received) {
        double days = Math.max(0, cover - used) + received;
        return days < Rules.LEAST_COVER_DAYS ? 0 : days;
    }

    /** What one link gets of its order: {@code order} units from a supplier that cannot meet all. */
    double sent(int supplier, double order) {
        return level.length > 0 ? Math.min(order, level[supplier]) : order * fill[supplier];
    }
}
