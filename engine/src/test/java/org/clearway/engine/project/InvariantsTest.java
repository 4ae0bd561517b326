package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.junit.jupiter.api.Test;

/** What holds on every network. */
class InvariantsTest {
    private static final int WORLDS = 200;

    @Test
    void nothingMovesWhenNothingIsWrong() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Network network = new RandomWorld(seed).network();
            Rules rules = new Rules(1, 6, 1, 0, Rationing.PROPORTIONAL);
            double[] full = Opening.atTarget(network, rules).cover();
            Outlook outlook = Projection.run(
                    Flows.of(network), Assumptions.calm(network, 60, rules), Crew.of(1), (day, cover, output, fill) -> {
                        assertThat(cover).isEqualTo(full);
                        assertThat(IntStream.range(0, output.length).mapToDouble(i -> output[i]))
                                .allMatch(share -> share == 1);
                    });
            assertThat(IntStream.of(outlook.outDay())).allMatch(day -> day == Outlook.NEVER);
        }
    }

    @Test
    void stockIsNeverNegativeAndNoMoreIsSentThanMade() {
        for (int seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed);
            Network network = world.network();
            Rationing rationing = seed % 2 == 0 ? Rationing.PROPORTIONAL : Rationing.MAX_MIN;
            Assumptions given = world.trouble(network, 30, Rules.product().sharing(rationing));
            Projection.run(Flows.of(network), given, Crew.of(1), (day, cover, output, fill) -> {
                assertThat(Arrays.stream(cover).min().orElse(0)).isNotNegative();
                assertThat(Arrays.stream(output).min().orElse(0)).isNotNegative();
                assertThat(Arrays.stream(fill).min().orElse(0)).isNotNegative();
                if (rationing == Rationing.PROPORTIONAL) {
                    assertThat(Arrays.stream(fill).max().orElse(0)).isLessThanOrEqualTo(1);
                }
            });
        }
    }

    @Test
    void aMaxMinLevelHandsOutExactlyWhatWasMade() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            double[] orders = random.doubles(1 + random.nextInt(20)).toArray();
            double made = Arrays.stream(orders).sum() * random.nextDouble();
            double level = WaterFilling.level(orders, made);
            assertThat(Arrays.stream(orders)
                            .map(order -> Math.min(order, level))
                            .sum())
                    .isCloseTo(made, within(1e-12));
        }
    }

    @Test
    void moreOwnStockNeverEmptiesThatSlotSooner() {
        int later = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed);
            Network network = world.network();
            if (network.slots().size() == 0) {
                continue;
            }
            Assumptions given = world.trouble(network, 30, Rules.product());
            int slot = world.random.nextInt(network.slots().size());
            Opening more = given.opening().withCover(slot, given.opening().cover()[slot] + 3);
            Flows flows = Flows.of(network);
            int before = Projection.run(flows, given, Crew.of(1)).outDay()[slot];
            int after =
                    Projection.run(flows, given.openingWith(more), Crew.of(1)).outDay()[slot];
            assertThat(after).as("seed %d", seed).isGreaterThanOrEqualTo(before);
            later += after > before ? 1 : 0;
        }
        assertThat(later).isPositive();
    }

    @Test
    void renumberingChangesNothing() {
        for (int seed = 0; seed < WORLDS; seed++) {
            RandomWorld world = new RandomWorld(seed);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, world.nodes).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            Network network = world.network();
            Network renumbered = world.network(order::get);
            int closed = world.random.nextInt(world.nodes);
            Outlook one = closing(network, "n" + closed);
            Outlook other = closing(renumbered, "n" + closed);
            assertThat(other.outputRatio()).containsExactly(one.outputRatio(), within(1e-12));
            for (int i = 0; i < world.nodes; i++) {
                int there = renumbered.firmIds().find("n" + i);
                assertThat(other.stopDay()[there])
                        .isEqualTo(one.stopDay()[network.firmIds().find("n" + i)]);
            }
        }
    }

    private static Outlook closing(Network network, String id) {
        DatedShares closed = DatedShares.of(
                new int[] {network.firmIds().find(id)}, new int[] {2}, new int[] {12}, new double[] {0.1});
        return Projection.run(
                Flows.of(network),
                Assumptions.calm(network, 40, Rules.product()).closing(closed),
                Crew.of(1));
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        NetworkBuilder builder = new NetworkBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            builder.firm("f" + i, "k" + i % 40, random.nextDouble(), random.nextInt(20));
        }
        for (int e = 0; e < 20_000; e++) {
            int supplier = random.nextInt(4999);
            builder.link(supplier, supplier + 1 + random.nextInt(4999 - supplier), random.nextDouble());
        }
        for (int k = 0; k < 40; k++) {
            builder.inputClass("k" + k, "k" + (k + 3) % 40, 2);
        }
        Network network = builder.build();
        DatedShares closed = DatedShares.of(new int[] {5, 77}, new int[] {1, 3}, new int[] {9, 30}, new double[2]);
        Assumptions given = Assumptions.calm(network, 30, Rules.product()).closing(closed);
        Outlook alone = Projection.run(Flows.of(network), given, Crew.of(1));
        assertThat(alone.outputRatio()[8]).isLessThan(1);
        for (int threads : new int[] {2, 3, 7}) {
            try (Crew crew = Crew.of(threads)) {
                Outlook together = Projection.run(Flows.of(network), given, crew);
                assertThat(together.outputRatio()).isEqualTo(alone.outputRatio());
                assertThat(together.finalCoverDays()).isEqualTo(alone.finalCoverDays());
                assertThat(together.nodeOutput()).isEqualTo(alone.nodeOutput());
            }
        }
    }
}
