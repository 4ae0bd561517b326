package org.clearway.engine.project.grid;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.network.Classes;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Outlook;

/**
 * Every day of a projection on the grid, and the assumptions it rests on, which reports change.
 *
 * <p>Day t is row t; row 0 is the opening. Memory: 4 bytes a slot and 16 a node for each day.
 */
final class GridState {
    final Flows flows;
    final int days;
    final double perRefill;
    final double maxCapacity;
    final double[] target;
    final boolean[] essential;
    final double[] rounder;
    final float[][] cover;
    final float[][] output;
    final float[][] fill;
    final double[][] ordered;
    final int[] outDay;
    /** By node: capacity by day where known, else null. */
    final double[][] capacity;
    /** What passes by day over links that are or were blocked. */
    final Map<Integer, double[]> open = new HashMap<>();
    /** Suppliers with a link in {@link #open}. */
    final boolean[] openSupplier;
    /** Slots whose receipts need a look at each link: lag above 1, goods on the road, blocked. */
    final boolean[] slowSlot;
    /** Links whose goods on the road were counted. */
    final BitSet counted = new BitSet();

    /** By link of {@link #counted}: what arrives if nothing is sent, see {@link Opening#road(int, Flows)}. */
    private final Map<Integer, double[]> road = new HashMap<>();

    GridState(Flows flows, Assumptions given) {
        var network = flows.network();
        int nodes = network.firms();
        int slots = network.slots().size();
        this.flows = flows;
        this.days = given.days();
        this.perRefill = 1 / given.rules().refillDays();
        this.maxCapacity = given.rules().maxCapacity();
        this.target = new double[nodes];
        Arrays.setAll(target, i -> given.rules().targetDays(network.invDays()[i]));
        this.essential = new boolean[slots];
        for (int q = 0; q < slots; q++) {
            essential[q] = network.slots().level()[q] == Classes.ESSENTIAL;
        }
        this.rounder = new double[nodes];
        Arrays.setAll(rounder, i -> Lattice.rounder(flows.base()[i]));
        this.cover = new float[days + 1][slots];
        this.output = new float[days + 1][nodes];
        this.fill = new float[days + 1][nodes];
        this.ordered = new double[days + 1][nodes];
        this.outDay = new int[slots];
        Arrays.fill(outDay, Outlook.NEVER);
        this.capacity = new double[nodes][];
        this.openSupplier = new boolean[nodes];
        this.slowSlot = new boolean[slots];
        begin(given);
    }

    private void begin(Assumptions given) {
        Arrays.fill(output[0], 1);
        for (int q = 0; q < outDay.length; q++) {
            cover[0][q] = Lattice.cover(given.opening().cover()[q]);
        }
        given.opening()
                .linksWithTransit()
                .forEach(link -> note(link, given.opening().road(link, flows)));
        for (int node : given.capacity().targets()) {
            capacity[node] = byDay(day -> given.capacityOn(node, day));
        }
        int[] ofLink = flows.network().slots().ofLink();
        for (int link = 0; link < ofLink.length; link++) {
            slowSlot[ofLink[link]] |= onRoad(link);
        }
        for (int link : given.open().targets()) {
            pass(link, byDay(day -> given.openOn(link, day)));
        }
    }

    private boolean onRoad(int link) {
        return flows.network().links().lagDays()[link] > 1 || counted.get(link);
    }

    private void note(int link, double[] arriving) {
        counted.set(link);
        road.put(link, arriving);
    }

    /** Notes what is on the road over a link, as {@link Report.Road} tells. */
    void carry(int link, double[] unitsByDay) {
        if (unitsByDay.length == 0) {
            counted.clear(link);
            road.remove(link);
        } else {
            note(link, Opening.road(link, flows, unitsByDay));
        }
        lookAtLinks(flows.network().slots().ofLink()[link]);
    }

    /** What is on the road over a link at the opening, in days of base use of its slot by the day on whose end it arrives. */
    double[] laden(int link) {
        double[] arriving = road.get(link);
        if (arriving == null) {
            arriving = new double[flows.network().links().lagDays()[link] - 1];
            Arrays.fill(arriving, flows.share()[link]);
        }
        return arriving;
    }

    private double[] byDay(java.util.function.IntToDoubleFunction share) {
        double[] shares = new double[days];
        Arrays.setAll(shares, at -> share.applyAsDouble(at + 1));
        return shares;
    }

    /**
     * Notes what passes over a link, by day. A link that is open on all days leaves no trace, so that the state follows
     * from the assumptions alone, whatever reports led to them.
     */
    void pass(int link, double[] openByDay) {
        if (Arrays.stream(openByDay).allMatch(share -> share == 1)) {
            open.remove(link);
        } else {
            open.put(link, openByDay);
        }
        openSupplier[flows.network().links().supplier()[link]] |= open.containsKey(link);
        lookAtLinks(flows.network().slots().ofLink()[link]);
    }

    /** Whether a slot's receipts are summed link by link from now on. */
    private void lookAtLinks(int slot) {
        int[] start = flows.network().slots().start();
        slowSlot[slot] = false;
        for (int other = start[slot]; other < start[slot + 1]; other++) {
            slowSlot[slot] |= onRoad(other) || open.containsKey(other);
        }
    }

    /** How much of base use a slot orders on a day. */
    double rho(int day, int slot, int buyer) {
        return rho(output[day - 1][buyer], target[buyer], cover[day - 1][slot]);
    }

    double rho(double output, double target, double cover) {
        double gap = target - cover;
        return gap > 0 ? output + gap * perRefill : output;
    }

    double capacityOn(int node, int day) {
        return capacity[node] == null ? maxCapacity : capacity[node][day - 1];
    }

    double openOn(int link, int day) {
        return isBlocked(link) ? open.get(link)[day - 1] : 1;
    }

    /** Whether a link is or was not quite open on some day; asked for each link, hardly ever so. */
    boolean isBlocked(int link) {
        return openSupplier[flows.network().links().supplier()[link]] && open.containsKey(link);
    }

    /** Least cover over a node's essential slots at the start of a day. */
    double scarce(int day, int node) {
        int[] start = flows.network().slots().buyerStart();
        double least = Double.POSITIVE_INFINITY;
        for (int q = start[node]; q < start[node + 1]; q++) {
            least = essential[q] ? Math.min(least, cover[day - 1][q]) : least;
        }
        return least;
    }

    /** What a node makes and meets on a day, given what was ordered and its scarcest cover. */
    void produce(int day, int node, double demand, double scarce) {
        double base = flows.base()[node];
        double most = Math.min(capacityOn(node, day), scarce);
        double made = Math.min(most * base, demand);
        ordered[day][node] = demand;
        output[day][node] = Lattice.output(base > 0 ? made / base : Math.min(1, most));
        fill[day][node] = demand > 0 ? Lattice.fill(made / demand) : 0;
    }

    /** Cover of a slot at the end of a day. */
    float next(int day, int slot, int buyer, double rho) {
        return next(day, slot, buyer, rho, slowSlot[slot] ? 0 : missing(day, slot));
    }

    /** The same, given what part of its orders the slot misses; that does not count where links are looked at one by one. */
    float next(int day, int slot, int buyer, double rho, double missing) {
        double received = slowSlot[slot] ? GridRoads.received(this, day, slot, rho) : rho * (1 - missing);
        double before = cover[day - 1][slot];
        double used = output[day][buyer];
        double got = received > 0 ? received : 0;
        return Lattice.cover(before >= used ? before + (got - used) : got);
    }

    private double missing(int day, int slot) {
        int[] supplier = flows.network().links().supplier();
        int[] start = flows.network().slots().start();
        double[] share = flows.share();
        float[] met = fill[day];
        double missing = 0;
        int end = start[slot + 1];
        for (int link = start[slot]; link < end; link++) {
            missing += share[link] * (1 - met[supplier[link]]);
        }
        return missing;
    }

    /** First day that ends with cover under 0.05, or {@link Outlook#NEVER}. */
    int firstDayOut(int slot) {
        for (int day = 1; day <= days; day++) {
            if (cover[day][slot] < org.clearway.engine.project.Rules.OUT) {
                return day;
            }
        }
        return Outlook.NEVER;
    }
}
