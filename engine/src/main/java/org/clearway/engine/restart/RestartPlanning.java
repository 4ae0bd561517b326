package org.clearway.engine.restart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.clearway.engine.Progress;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;

/**
 * Plans a restart: closed nodes F, at most N reopened a day, the order that loses least weighted output up to day T.
 *
 * <p>Three starts: greedy from the first day on (the node that adds most next, with lazy re-evaluation: a gain computed
 * before is taken as the most it can still be), greedy from the last day back (the node whose wait costs least waits
 * longest, which sees that two closures in a row are worth nothing apart), and the largest first. The best is improved
 * by swapping two nodes of different days as long as that helps. Every candidate is valued by a projection of the whole
 * network. Gains are not submodular (two sites may need each other), so no bound is claimed; against the exhaustive
 * optimum and against simple orders the plan is compared in {@code RestartPlanningTest}.
 *
 * <p>Cost: about |F|^2 projections where {@code mostProjections} allows it; then the best so far is returned. A step may
 * take supply from others; those who lose are named. Source of lazy greedy: Minoux, Accelerated greedy algorithms, 1978.
 */
public final class RestartPlanning {
    /** Projections a search may take, unless said otherwise. */
    public static final int USUAL_PROJECTIONS = 2000;

    /** How many losers a step names. */
    public static final int MOST_LOSERS = 8;

    private static final double LOSES_DAYS = 0.01;

    private final Flows flows;
    private final Valuation valuation;
    private final int[] closed;
    private final int perDay;
    private final int mostProjections;

    private RestartPlanning(Flows flows, Valuation valuation, int[] closed, int perDay, int mostProjections) {
        if (perDay < 1 || mostProjections < 1) {
            throw new IllegalArgumentException(
                    "At least 1 node a day and 1 projection, not " + perDay + " and " + mostProjections);
        }
        this.flows = flows;
        this.valuation = valuation;
        this.closed = closed;
        this.perDay = perDay;
        this.mostProjections = mostProjections;
    }

    /**
     * Searches for the best order.
     *
     * @param given its capacity rows are the closures, its days the horizon; a row that ends by itself still does
     * @param perDay how many nodes may reopen on one day, at least 1
     * @param weight by node: what a day of base output is worth; {@link Flows#base} for output itself
     * @param mostProjections how many projections the search may take
     * @param progress told how many projections are done, and may cancel
     * @throws IllegalArgumentException if an argument is out of its bounds
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static RestartPlan plan(
            Flows flows,
            Assumptions given,
            int perDay,
            double[] weight,
            int mostProjections,
            Crew crew,
            Progress progress) {
        return plan(flows, given, given.capacity().targets(), perDay, weight, mostProjections, crew, progress);
    }

    /**
     * The same where only some of the closed nodes may be reopened; the others stay closed for as long as their rows say.
     *
     * @param candidates the nodes that may be reopened, none twice
     */
    public static RestartPlan plan(
            Flows flows,
            Assumptions given,
            int[] candidates,
            int perDay,
            double[] weight,
            int mostProjections,
            Crew crew,
            Progress progress) {
        Valuation valuation = new Valuation(flows, given, weight, crew, progress, mostProjections);
        RestartPlanning planning = new RestartPlanning(flows, valuation, candidates.clone(), perDay, mostProjections);
        Orders orders = new Orders(valuation, perDay, mostProjections);
        int[] largest = planning.largestFirst();
        List<int[]> starts = new ArrayList<>(List.of(largest, orders.greedy(largest), orders.fromTheEnd(largest)));
        int[] best =
                starts.stream().max(Comparator.comparingDouble(orders::value)).orElseThrow();
        RestartPlan plan = planning.told(orders.swapped(best));
        progress.done(mostProjections, mostProjections);
        return plan;
    }

    /** Weighted output over the horizon if the closed nodes reopen in this order, {@code perDay} a day. */
    public static double value(Flows flows, Assumptions given, int perDay, double[] weight, int[] order, Crew crew) {
        return new Valuation(flows, given, weight, crew, Progress.NONE, 1).value(ReopenDays.inOrder(order, perDay));
    }

    private int[] largestFirst() {
        return Arrays.stream(closed)
                .boxed()
                .sorted(Comparator.comparingDouble(node -> -flows.base()[node]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private RestartPlan told(int[] order) {
        double[] before = valuation.output(new ReopenDays());
        double closedValue = valuation.value(before);
        List<RestartStep> steps = new ArrayList<>();
        ReopenDays days = new ReopenDays();
        for (int at = 0; at < order.length; at++) {
            int day = 1 + at / perDay;
            days = days.with(order[at], day);
            double[] after = valuation.output(days);
            double gain = valuation.value(after) - valuation.value(before);
            steps.add(new RestartStep(day, order[at], gain, losers(before, after)));
            before = after;
        }
        return new RestartPlan(List.copyOf(steps), valuation.value(before), closedValue, valuation.projections());
    }

    private static int[] losers(double[] before, double[] after) {
        return IntStream.range(0, before.length)
                .filter(i -> after[i] < before[i] - LOSES_DAYS)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> after[i] - before[i]))
                .limit(MOST_LOSERS)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
