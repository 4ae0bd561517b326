package org.clearway.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.clearway.engine.RandomNetworks;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

class SlicedPassTest {
    @Test
    void givesTheBitsOfScalarCodeOnAnyNetwork() {
        for (int seed = 0; seed < 60; seed++) {
            requireEqual(RandomNetworks.network(seed), seed);
        }
        requireEqual(Generator.generate(7000, 70_000, 1, false), 1);
    }

    private static void requireEqual(Network network, long seed) {
        Flows flows = Flows.of(network);
        Pass scalar = new ScalarPass(flows);
        Pass sliced = new SlicedPass(flows);
        Random random = new Random(seed);
        double[] x = random.doubles(flows.firms).toArray();
        double[] d = random.doubles(flows.firms).toArray();
        double[] other = d.clone();
        assertThat(sliced.down(0, sliced.units(), x, other)).isEqualTo(scalar.down(0, scalar.units(), x, d));
        assertThat(other).isEqualTo(d);
        double[] next = new double[flows.firms];
        double[] otherNext = new double[flows.firms];
        assertThat(sliced.up(0, sliced.units(), x, otherNext)).isEqualTo(scalar.up(0, scalar.units(), x, next));
        assertThat(otherNext).isEqualTo(next);
    }

    @Test
    void takesOverWithTheSameBits() throws InterruptedException {
        Ranking ranking = Ranking.of(Generator.generate(20_000, 200_000, 1, false));
        int[] firms = java.util.stream.IntStream.range(0, 200).map(n -> n * 100).toArray();
        double[] shocks = new Random(1).doubles(200).toArray();
        List<Scenario> one = List.of(new Scenario(firms, shocks));
        double first = ranking.scenarios(one).loss()[0];
        for (int call = 0; call < 200; call++) {
            assertThat(ranking.scenarios(one).loss()[0]).isEqualTo(first);
            Thread.sleep(2);
        }
    }
}
