package org.clearway.engine.project;

import java.util.Arrays;
import java.util.Optional;

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
    /** D of the day: all orders to a node, units. */
    final double[] ordered;
    /** Under max-min rationing: the most one order gets, units; else unused and empty. */
    final double[] level;
    /** Cover of slot q, days. */
    final double[] cover;
    /** How much of base use slot q orders. */
    final double[] rho;
    /** What passes of each link's volume a day, arranged as {@link Sales}. */
    double[] sold;
    /** What passes of each link, 0 to 1, in the network's order; empty while nothing is blocked. */
    double[] open = new double[0];

    /** None when every order arrives on its day, and is met in equal shares. */
    private final Optional<Roads> roads;

    final Room room = new Room();
    private final Receipts receipts = new Receipts(this);
    final double[] blockOutput;
    final double[] target;

    Day(Flows flows, Assumptions given, Crew crew) {
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
        this.ordered = new double[nodes];
        this.level = new double[rules.rationing() == Rationing.MAX_MIN ? nodes : 0];
        this.cover = given.opening().cover().clone();
        this.rho = new double[cover.length];
        this.sold = flows.sales().volumes();
        this.roads = level.length > 0 || Roads.matter(given, flows)
                ? Optional.of(Roads.at(given, flows, crew))
                : Optional.empty();
        this.blockOutput = new double[Crew.blocks(nodes)];
        this.target = new double[nodes];
        Arrays.setAll(target, i -> rules.targetDays(network.invDays()[i]));
        order();
    }

    /** A day, from 1 on, begins. */
    void begin(int today) {
        roads.ifPresent(all -> all.begin(today));
    }

    Roads roads() {
        return roads.orElseThrow();
    }

    private void order() {
        int[] start = flows.network().slots().buyerStart();
        double perRefill = 1 / rules.refillDays();
        for (int j = 0; j < scarce.length; j++) {
            for (int q = start[j]; q < start[j + 1]; q++) {
                rho[q] = output[j] + Math.max(0, target[j] - cover[q]) * perRefill;
            }
            scarce[j] = leastCover(j);
        }
    }

    /** Least cover over a node's essential slots, infinite if it has none. */
    double leastCover(int node) {
        int[] start = flows.essentialStart();
        int[] essential = flows.essential();
        double least = Double.POSITIVE_INFINITY;
        for (int at = start[node]; at < start[node + 1]; at++) {
            double days = cover[essential[at]];
            least = days < least ? days : least;
        }
        return least;
    }

    /** First half of a day for a range of suppliers: orders come in, output and its rationing follow. */
    void produce(int range) {
        int from = flows.sales().firstBlock(range) * Crew.BLOCK;
        int to = Math.min(output.length, flows.sales().firstBlock(range + 1) * Crew.BLOCK);
        System.arraycopy(flows.demand(), from, ordered, from, to - from);
        flows.sales().add(range, sold, rho, ordered);
        for (int block = flows.sales().firstBlock(range); block < flows.sales().firstBlock(range + 1); block++) {
            produceBlock(block);
        }
        if (level.length > 0) {
            WaterFilling.levels(this, from, to);
        }
    }

    private void produceBlock(int block) {
        int from = block * Crew.BLOCK;
        int to = Math.min(output.length, from + Crew.BLOCK);
        double made = 0;
        for (int i = from; i < to; i++) {
            made += produce(i, ordered[i], flows.base()[i]);
        }
        blockOutput[block] = made;
    }

    private double produce(int node, double ordered, double base) {
        double most = Math.min(capacity[node], scarce[node]);
        double made = Math.min(most * base, ordered);
        output[node] = base > 0 ? made / base : Math.min(1, most);
        fill[node] = ordered > 0 ? made / ordered : 0;
        return made;
    }

    /** Second half of a day for a block of nodes: inputs are used, receipts come in, the next orders follow. */
    void receive(int block) {
        int from = block * Crew.BLOCK;
        int to = Math.min(output.length, from + Crew.BLOCK);
        if (roads.isPresent()) {
            receipts.receive(block, from, to);
        } else {
            receive(block, from, to);
        }
        for (int j = from; j < to; j++) {
            scarce[j] = leastCover(j);
        }
    }

    /** Gathers what each link brings too little in one loop without a branch, then joins links to slots and uses them. */
    private void receive(int block, int from, int to) {
        int firstLink = flows.network().links().buyerStart()[from];
        int links = flows.network().links().buyerStart()[to] - firstLink;
        double[] missing = room.take(links);
        gather(firstLink, links, missing);
        flows.shared().join(block, firstLink, missing);
        use(from, to, firstLink, missing);
        room.giveBack(missing);
    }

    private void gather(int firstLink, int links, double[] missing) {
        int[] supplier = flows.network().links().supplier();
        double[] met = fill;
        for (int at = 0; at < links; at++) {
            missing[at] = 1 - met[supplier[firstLink + at]];
        }
    }

    private void use(int from, int to, int firstLink, double[] missing) {
        int[] slotStart = flows.network().slots().buyerStart();
        int[] start = flows.network().slots().start();
        double[] orders = rho;
        double[] stock = cover;
        double perRefill = 1 / rules.refillDays();
        int q = slotStart[from];
        for (int j = from; j < to; j++) {
            double used = output[j];
            double wanted = target[j];
            for (int end = slotStart[j + 1]; q < end; q++) {
                double days = next(stock[q], used, orders[q] * (1 - missing[start[q] - firstLink]));
                stock[q] = days;
                orders[q] = days < wanted ? used + (wanted - days) * perRefill : used;
            }
        }
    }

    /**
     * Cover after a day: use first, then receipts; all in days of base use. Written so that a stock that gets what it
     * uses keeps its cover to the last bit: nothing moves when nothing is wrong.
     */
    static double next(double cover, double used, double received) {
        double got = received > 0 ? received : 0;
        double days = cover >= used ? cover + (got - used) : got;
        return days < Rules.LEAST_COVER_DAYS ? 0 : days;
    }
}
