package org.clearway.engine.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.engine.Progress;
import org.clearway.engine.References;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.RandomWorld;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

class RestartPlanningTest {
    private static final Crew ALONE = Crew.of(1);

    private static Assumptions closing(Network network, int days, int... nodes) {
        DatedShares rows = DatedShares.none();
        for (int node : nodes) {
            rows = rows.with(node, 1, days, 0);
        }
        return Assumptions.calm(network, days, Rules.product()).closing(rows);
    }

    private static int[] closedNodes(RandomWorld world, int count) {
        return new Random(count * 31L + world.nodes)
                .ints(0, world.nodes)
                .distinct()
                .limit(count)
                .toArray();
    }

    @Test
    void isNearlyAlwaysTheExhaustiveOptimum() {
        int optimal = 0;
        int cases = 0;
        double worst = 0;
        for (int seed = 0; seed < 60; seed++) {
            RandomWorld world = new RandomWorld(seed, 14, true);
            Network network = world.network();
            Flows flows = Flows.of(network);
            int closed = 3 + seed % 4;
            Assumptions given = closing(network, 12, closedNodes(world, closed));
            RestartPlan plan =
                    RestartPlanning.plan(flows, given, 1 + seed % 2, flows.base(), 2000, ALONE, Progress.NONE);
            double best = exhaustive(flows, given, 1 + seed % 2);
            double span = Math.max(1e-9, best - plan.closedValue());
            double gap = (best - plan.value()) / span;
            assertThat(gap).as("seed %d: no plan beats the optimum", seed).isGreaterThan(-1e-9);
            optimal += gap < 1e-9 ? 1 : 0;
            worst = Math.max(worst, gap);
            cases++;
        }
        assertThat(optimal).as("of %d", cases).isGreaterThanOrEqualTo(cases * 9 / 10);
        assertThat(worst).isLessThan(0.05);
    }

    @Test
    void meetsTheOptimumWithEightClosed() {
        RandomWorld world = new RandomWorld(77, 16, false);
        Network network = world.network();
        Flows flows = Flows.of(network);
        Assumptions given = closing(network, 10, closedNodes(world, 8));
        RestartPlan plan = RestartPlanning.plan(flows, given, 2, flows.base(), 2000, ALONE, Progress.NONE);
        double best = exhaustive(flows, given, 2);
        assertThat(best).isGreaterThan(plan.closedValue());
        assertThat((best - plan.value()) / (best - plan.closedValue())).isBetween(-1e-9, 0.02);
    }

    private static double exhaustive(Flows flows, Assumptions given, int perDay) {
        return best(flows, given, perDay, given.capacity().targets().clone(), 0);
    }

    /** All orders that differ in some day: within a day nodes ascend. */
    private static double best(Flows flows, Assumptions given, int perDay, int[] order, int at) {
        if (at == order.length) {
            return RestartPlanning.value(flows, given, perDay, flows.base(), order, ALONE);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int k = at; k < order.length; k++) {
            swap(order, at, k);
            if (at % perDay == 0 || order[at - 1] < order[at]) {
                best = Math.max(best, best(flows, given, perDay, order, at + 1));
            }
            swap(order, at, k);
        }
        return best;
    }

    private static void swap(int[] order, int one, int other) {
        int kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }

    @Test
    void losesLessThanSimpleOrdersOnTheReferenceNetwork() {
        Network network = References.small();
        Flows flows = Flows.of(network);
        double[] rank = new double[1000];
        new CsvFile(References.file("esri_small_expected.csv"), Columns.of("id", "esri"))
                .forEach(row -> rank[row.known(0, network.firmIds(), "a firm")] = row.number(1, 0, 1));
        int winsOverLargest = 0;
        int winsOverRank = 0;
        for (int round = 0; round < 5; round++) {
            int[] closed = new Random(round).ints(0, 1000).distinct().limit(24).toArray();
            Assumptions given = closing(network, 20, closed);
            RestartPlan plan = RestartPlanning.plan(flows, given, 3, flows.base(), 700, ALONE, Progress.NONE);
            double largest = orderedBy(flows, given, flows.base());
            double ranked = orderedBy(flows, given, rank);
            assertThat(plan.value()).isGreaterThanOrEqualTo(largest);
            assertThat(plan.value()).isGreaterThan(ranked * (1 - 1e-9));
            winsOverLargest += plan.value() > largest * (1 + 1e-9) ? 1 : 0;
            winsOverRank += plan.value() > ranked * (1 + 1e-9) ? 1 : 0;
        }
        assertThat(winsOverLargest).isEqualTo(5);
        assertThat(winsOverRank).isEqualTo(5);
    }

    private static double orderedBy(Flows flows, Assumptions given, double[] score) {
        int[] order = Arrays.stream(given.capacity().targets())
                .boxed()
                .sorted(Comparator.comparingDouble(node -> -score[node]))
                .mapToInt(Integer::intValue)
                .toArray();
        return RestartPlanning.value(flows, given, 3, flows.base(), order, ALONE);
    }

    /** raw -> part -> car, and a small stand-alone maker. */
    private static Network row() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("raw", "raw", 0, 1);
        builder.firm("part", "part", 0, 1);
        builder.firm("car", "car", 3650, 1);
        builder.firm("toy", "toy", 365, 1);
        builder.link(0, 1, 3650).link(1, 2, 3650);
        return builder.inputClass("raw", "part", 2).inputClass("part", "car", 2).build();
    }

    @Test
    void seesThatTwoClosuresInARowAreWorthNothingApart() {
        Network network = row();
        Flows flows = Flows.of(network);
        double[] onlyEnds = {0, 0, 10, 1};
        RestartPlan plan =
                RestartPlanning.plan(flows, closing(network, 15, 0, 1, 3), 1, onlyEnds, 500, ALONE, Progress.NONE);
        assertThat(plan.steps()).extracting(RestartStep::node).last().isEqualTo(3);
        assertThat(plan.steps()).extracting(RestartStep::day).containsExactly(1, 2, 3);
    }

    @Test
    void gainsSumToWhatThePlanAdds() {
        for (int seed = 0; seed < 20; seed++) {
            RandomWorld world = new RandomWorld(seed, 20, true);
            Network network = world.network();
            Flows flows = Flows.of(network);
            Assumptions given = closing(network, 15, closedNodes(world, 6));
            RestartPlan plan = RestartPlanning.plan(flows, given, 2, flows.base(), 300, ALONE, Progress.NONE);
            double gains = plan.steps().stream().mapToDouble(RestartStep::gain).sum();
            assertThat(gains).isCloseTo(plan.value() - plan.closedValue(), within(1e-9 * Math.max(1, plan.value())));
            assertThat(plan.steps()).extracting(RestartStep::day).containsExactly(1, 1, 2, 2, 3, 3);
        }
    }

    @Test
    void saysWhoLoses() {
        // Half of what b needs gets through; while d is closed that is enough for e, then they share it.
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("x", "ore", 0, 1);
        builder.firm("b", "raw", 0, 1);
        builder.firm("d", "plant", 365, 1);
        builder.firm("e", "plant", 365, 1);
        builder.link(0, 1, 730).link(1, 2, 365).link(1, 3, 365);
        Network network = builder.inputClass("ore", "raw", 2)
                .inputClass("raw", "plant", 2)
                .build();
        Assumptions given = closing(network, 15, 2).blocking(DatedShares.none().with(0, 1, 15, 0.5));
        double[] dMatters = {0, 0, 10, 1};
        RestartPlan plan = RestartPlanning.plan(Flows.of(network), given, 1, dMatters, 100, ALONE, Progress.NONE);
        assertThat(plan.steps().getFirst().node()).isEqualTo(2);
        assertThat(plan.steps().getFirst().loses()).containsExactly(3);
        assertThat(plan.steps().getFirst().gain()).isPositive();
        RestartPlan calm = RestartPlanning.plan(
                Flows.of(network), given.blocking(DatedShares.none()), 1, dMatters, 100, ALONE, Progress.NONE);
        assertThat(calm.steps().getFirst().loses()).as("enough for both").isEmpty();
    }

    @Test
    void staysWithinItsProjections() {
        RandomWorld world = new RandomWorld(3, 40, false);
        Network network = world.network();
        Flows flows = Flows.of(network);
        Assumptions given = closing(network, 15, closedNodes(world, 20));
        RestartPlan plan = RestartPlanning.plan(flows, given, 4, flows.base(), 50, ALONE, Progress.NONE);
        assertThat(plan.steps()).hasSize(20);
        assertThat(plan.projections())
                .as("50, the comparison of starts and the telling")
                .isLessThan(50 + 30);
        assertThat(IntStream.range(0, 20)
                        .map(at -> plan.steps().get(at).node())
                        .distinct()
                        .count())
                .isEqualTo(20);
    }

    @Test
    void refusesNoNodesADayAndWrongWeights() {
        Network network = row();
        Flows flows = Flows.of(network);
        Assumptions given = closing(network, 15, 0);
        assertThatThrownBy(() -> RestartPlanning.plan(flows, given, 0, flows.base(), 10, ALONE, Progress.NONE))
                .hasMessage("At least 1 node a day and 1 projection, not 0 and 10");
        assertThatThrownBy(() -> RestartPlanning.plan(flows, given, 1, new double[3], 10, ALONE, Progress.NONE))
                .hasMessage("There are 3 weights for 4 nodes");
    }
}
