package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

/** The fast loops against the definition written out slowly, on random worlds with all troubles at once. */
class ProjectionOracleTest {
    private static final int WORLDS = 1000;
    private static final int DAYS = 25;

    @Test
    void equalsTheDefinitionWithProportionalRationing() {
        for (int seed = 0; seed < WORLDS; seed++) {
            requireEqual(seed, Rules.product());
        }
    }

    @Test
    void equalsTheDefinitionWithMaxMinRationing() {
        for (int seed = 0; seed < WORLDS; seed++) {
            requireEqual(seed, Rules.product().sharing(Rationing.MAX_MIN));
        }
    }

    @Test
    void equalsTheDefinitionUnderReferenceRules() {
        for (int seed = 0; seed < WORLDS; seed++) {
            requireEqual(seed, Rules.reference());
        }
    }

    private static void requireEqual(int seed, Rules rules) {
        RandomWorld world = new RandomWorld(seed);
        Network network = world.network();
        Assumptions given = world.trouble(network, DAYS, rules);
        SlowProjection slow = new SlowProjection(network, given);
        slow.run();
        Projection.run(Flows.of(network), given, Crew.of(1), (day, cover, output, fill) -> {
            assertThat(gap(cover, slow.covers.get(day - 1)))
                    .as("seed %d, cover on day %d", seed, day)
                    .isLessThan(1e-9);
            assertThat(gap(output, slow.outputs.get(day - 1)))
                    .as("seed %d, output on day %d", seed, day)
                    .isLessThan(1e-9);
        });
        Outlook outlook = Projection.run(Flows.of(network), given, Crew.of(1));
        requireFirstDays(seed, network, given, slow, outlook);
    }

    private static double gap(double[] one, double[] other) {
        double gap = one.length == other.length ? 0 : Double.NaN;
        for (int k = 0; k < one.length; k++) {
            gap = Math.max(gap, Math.abs(one[k] - other[k]));
        }
        return gap;
    }

    private static void requireFirstDays(
            int seed, Network network, Assumptions given, SlowProjection slow, Outlook outlook) {
        for (int q = 0; q < network.slots().size(); q++) {
            int slot = q;
            int red = first(day -> slow.covers.get(day - 1)[slot] < 3 - 1e-9);
            boolean essential = network.slots().level()[q] == 2;
            assertThat(outlook.redDay()[q]).as("seed %d", seed).isEqualTo(essential ? red : Outlook.NEVER);
            assertThat(outlook.outDay()[q])
                    .as("seed %d", seed)
                    .isEqualTo(first(day -> slow.covers.get(day - 1)[slot] < 0.05));
        }
        for (int i = 0; i < network.firms(); i++) {
            int node = i;
            int stop = first(day -> slow.outputs.get(day - 1)[node] < 0.05 && given.capacityOn(node, day) >= 0.05);
            assertThat(outlook.stopDay()[i]).as("seed %d", seed).isEqualTo(stop);
        }
    }

    private static int first(java.util.function.IntPredicate holds) {
        return java.util.stream.IntStream.rangeClosed(1, DAYS)
                .filter(holds)
                .findFirst()
                .orElse(Outlook.NEVER);
    }
}
