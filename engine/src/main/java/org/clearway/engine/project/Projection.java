package org.clearway.engine.project;

import java.util.Arrays;

/**
 * Projects stocks and output day by day: when does what run out, who stops, what recovers.
 *
 * <p>For node i with base output P0_i, slot q = (buyer j, product) with base use A_q, cover c_q in days of base use and
 * target c*_j, each day t = 1..T, synchronously:
 *
 * <pre>
 * rho_q    = D*_j/P0_j + max(0, c*_j - c_q)/tau          share of base use slot q orders; D*_i(0) = P0_i
 * order_ij = A_ij rho_q open_ij        D_i = sum_j order_ij + C_i/365
 * P_i      = min( cap_i, P0_i min over essential slots of c_q, D_i )
 * r_i      = P_i / D_i                 sent_ij = order_ij r_i, received lag_ij days later
 * D*_i     = P_i                       c_q = max(0, c_q - P_j/P0_j) + received_q / A_q
 * </pre>
 *
 * <p>A node with P0 = 0 (nobody buys from it) is taken to use its inputs at base, as far as capacity and stock allow.
 * Cost: O(links) a day, two streams over the links, each with one value of a node read or written at random, no division per
 * link; memory about 31 bytes a link for {@link Flows}, 24 a slot and 64 a node for a run. The result is the same bit for bit for any number of threads:
 * every sum belongs to one node, slot or block of 1,024 nodes, and runs in a fixed order. Limits: 1 to 365 days; what
 * the model leaves out (prices, new links) stands in docs/engine/projection.md.
 *
 * <p>Sources: [1] Hallegatte, Risk Analysis 28(3) 2008 (ARIO). [2] Inoue and Todo, Nature Sustainability 2, 2019; PLoS
 * ONE 15(9), 2020.
 */
public final class Projection {
    private final Flows flows;
    private final Assumptions given;
    private final Day day;
    private final Outlook outlook;

    private Projection(Flows flows, Assumptions given, Crew crew) {
        this.flows = flows;
        this.given = given;
        this.day = new Day(flows, given, crew);
        int slots = day.cover.length;
        int nodes = day.output.length;
        this.outlook = new Outlook(
                new double[given.days()], never(slots), never(slots), never(nodes), day.cover, new double[nodes]);
    }

    private static int[] never(int count) {
        int[] days = new int[count];
        Arrays.fill(days, Outlook.NEVER);
        return days;
    }

    /** Projects with the threads of {@code crew}. */
    public static Outlook run(Flows flows, Assumptions given, Crew crew) {
        return run(flows, given, crew, Watch.none());
    }

    /** Projects and shows every day to {@code watch}. */
    public static Outlook run(Flows flows, Assumptions given, Crew crew, Watch watch) {
        Projection projection = new Projection(flows, given, crew);
        int blocks = Crew.blocks(flows.network().firms());
        double base = Arrays.stream(flows.base()).sum();
        for (int t = 1; t <= given.days(); t++) {
            int today = t;
            projection.begin(today);
            crew.each(flows.sales().ranges(), projection.day::produce);
            crew.each(blocks, block -> {
                projection.day.receive(block);
                projection.note(today, block);
            });
            double made = 0;
            for (double part : projection.day.blockOutput) {
                made += part;
            }
            projection.outlook.outputRatio()[today - 1] = base > 0 ? made / base : 1;
            Day day = projection.day;
            watch.ended(today, day.cover, day.output, day.level.length > 0 ? day.level : day.fill);
        }
        return projection.outlook;
    }

    private void begin(int today) {
        day.begin(today);
        if (given.capacity().changesOn(today)) {
            for (int node : given.capacity().targets()) {
                day.capacity[node] = given.capacityOn(node, today);
            }
        }
        if (given.open().changesOn(today)) {
            if (day.open.length == 0) {
                day.sold = day.sold.clone();
                day.open = new double[flows.share().length];
                Arrays.fill(day.open, 1);
            }
            for (int link : given.open().targets()) {
                open(link, given.openOn(link, today));
            }
        }
    }

    private void open(int link, double share) {
        int sale = flows.sales().at(link, flows.network());
        day.open[link] = share;
        day.sold[sale] = flows.sales().volumes()[sale] * share;
        day.roads().open(link, share);
    }

    private void note(int today, int block) {
        int from = block * Crew.BLOCK;
        int to = Math.min(day.output.length, from + Crew.BLOCK);
        Noting.lights(today, from, to, day, outlook);
        for (int node = from; node < to; node++) {
            double output = day.output[node];
            outlook.nodeOutput()[node] += output;
            boolean stops = output < Rules.OUT && outlook.stopDay()[node] == Outlook.NEVER;
            if (stops && given.capacityOn(node, today) >= Rules.OUT) {
                outlook.stopDay()[node] = today;
            }
        }
    }
}
