package org.clearway.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.clearway.engine.Progress;
import org.clearway.engine.RandomNetworks;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equal to the slow oracle on 1,000 random networks: single stops, scenarios with partial shocks, own weights. */
class OracleRankingTest {
    private static final int NETWORKS = 1000;

    @ParameterizedTest
    @EnumSource(names = {"SCALAR", "DOUBLE_ROWS"})
    void equalsTheOracleOnAThousandNetworks(Kernel kernel) {
        int moved = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            Network network = RandomNetworks.network(seed);
            List<Scenario> scenarios = scenarios(network, seed);
            Losses losses = Ranking.of(network).with(kernel).onThreads(1).scenarios(scenarios);
            moved += requireEqual(network, scenarios, losses, seed);
        }
        assertThat(moved).as("cascades of more than two steps").isGreaterThan(NETWORKS);
    }

    @Test
    void startsInLanesAndOnTheFrontierWithTheSameBits() {
        for (int seed = 0; seed < 200; seed++) {
            Network network = RandomNetworks.network(seed);
            Flows flows = Flows.of(network);
            List<Losses> all = new ArrayList<>();
            for (Kernel kernel : List.of(Kernel.SCALAR, Kernel.DOUBLE_ROWS)) {
                for (long frontierLinks : new long[] {-1, 5, 20, Long.MAX_VALUE}) {
                    for (int threads : new int[] {1, 3}) {
                        all.add(new Cascades(
                                        flows,
                                        flows.salesShares(),
                                        index -> Shock.stop(flows.placeOf[index]),
                                        flows.firms,
                                        Progress.NONE)
                                .run(threads, kernel.lanes(flows), frontierLinks));
                    }
                }
            }
            for (Losses losses : all) {
                assertThat(losses.loss())
                        .as("network %d", seed)
                        .isEqualTo(all.getFirst().loss());
                assertThat(losses.lossDown()).isEqualTo(all.getFirst().lossDown());
                assertThat(losses.lossUp()).isEqualTo(all.getFirst().lossUp());
                assertThat(losses.iterations()).isEqualTo(all.getFirst().iterations());
            }
        }
    }

    @Test
    void staysWithinAMillionthInFloatWithEqualIterations() {
        for (int seed = 0; seed < NETWORKS; seed++) {
            Network network = RandomNetworks.network(seed);
            List<Scenario> scenarios = scenarios(network, seed);
            Losses exact = Ranking.of(network).with(Kernel.SCALAR).scenarios(scenarios);
            Losses fast = new Cascades(
                            Flows.of(network),
                            Flows.of(network).salesShares(),
                            index -> scenarios.get(index).at(Flows.of(network).placeOf),
                            scenarios.size(),
                            Progress.NONE)
                    .run(1, Kernel.FLOAT_ROWS.lanes(Flows.of(network)), -1);
            for (int at = 0; at < scenarios.size(); at++) {
                assertThat(fast.loss()[at]).as("network %d", seed).isCloseTo(exact.loss()[at], within(1e-6));
                assertThat(fast.lossDown()[at]).isCloseTo(exact.lossDown()[at], within(1e-6));
                assertThat(fast.lossUp()[at]).isCloseTo(exact.lossUp()[at], within(1e-6));
                assertThat(fast.iterations()[at]).isEqualTo(exact.iterations()[at]);
            }
        }
    }

    private static List<Scenario> scenarios(Network network, long seed) {
        SplittableRandom random = new SplittableRandom(-seed - 1);
        List<Scenario> scenarios = new ArrayList<>();
        for (int firm = 0; firm < network.firms(); firm++) {
            scenarios.add(new Scenario(new int[] {firm}, new double[] {1}));
        }
        int[] all = IntStream.range(0, network.firms()).toArray();
        for (int more = 0; more < 3; more++) {
            scenarios.add(new Scenario(
                    all,
                    Arrays.stream(all)
                            .mapToDouble(firm -> random.nextInt(4) == 0 ? random.nextDouble() : 0)
                            .toArray()));
        }
        return scenarios;
    }

    private static int requireEqual(Network network, List<Scenario> scenarios, Losses losses, int seed) {
        Oracle oracle = new Oracle(network);
        double[] weights = oracle.salesShares();
        int moved = 0;
        for (int at = 0; at < scenarios.size(); at++) {
            Shock shock =
                    scenarios.get(at).at(IntStream.range(0, network.firms()).toArray());
            double[] psi = new double[network.firms()];
            Arrays.fill(psi, 1);
            for (int n = 0; n < shock.size(); n++) {
                psi[shock.place(n)] = 1 - shock.share(n);
            }
            double[] expected = oracle.run(psi, weights);
            assertThat(losses.loss()[at]).as("network %d, %d", seed, at).isCloseTo(expected[0], within(1e-12));
            assertThat(losses.lossDown()[at]).as("network %d, %d", seed, at).isCloseTo(expected[1], within(1e-12));
            assertThat(losses.lossUp()[at]).as("network %d, %d", seed, at).isCloseTo(expected[2], within(1e-12));
            assertThat(losses.iterations()[at]).as("network %d, %d", seed, at).isEqualTo((int) expected[3]);
            moved += expected[3] > 2 ? 1 : 0;
        }
        return moved;
    }
}
