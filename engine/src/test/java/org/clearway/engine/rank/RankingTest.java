package org.clearway.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.clearway.engine.Progress;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Network MADE_UP = Generator.generate(1200, 7200, 7, false);

    @Test
    void meetsTheHandCheck() {
        Losses losses = Ranking.of(fiveFirms()).all();
        assertThat(losses.loss()).containsExactly(new double[] {.70, .25, .72, .88, 1.00}, within(1e-12));
        assertThat(losses.lossDown()).containsExactly(new double[] {.70, .25, .40, .16, 0}, within(1e-12));
        assertThat(losses.lossUp()).containsExactly(new double[] {.40, .20, .56, .88, 1}, within(1e-12));
        assertThat(losses.iterations()).containsExactly(4, 4, 3, 3, 4);
    }

    /** The readers refuse more than the bound; at the bound no sum over links, firms or weights may become infinite. */
    @Test
    void ranksTheLargestVolumesAsAnyOther() {
        Losses small = Ranking.of(evenlyLinked(1)).all();
        Network largest = evenlyLinked(NetworkBuilder.MAX_VOLUME);
        assertThat(Arrays.stream(small.loss())).anyMatch(loss -> loss > 0.01 && loss < 0.99);
        assertThat(Ranking.of(largest).all().loss()).containsExactly(small.loss(), within(1e-12));
        assertThat(Ranking.of(largest).inFloat().all().loss()).containsExactly(small.loss(), within(1e-6));
    }

    private static Network evenlyLinked(double volume) {
        NetworkBuilder network = new NetworkBuilder();
        network.inputClass("parts", "vehicles", 2).inputClass("parts", "parts", 1);
        for (int firm = 0; firm < 300; firm++) {
            network.firm("firm " + firm, firm < 200 ? "parts" : "vehicles", volume, 5);
        }
        for (int link = 0; link < 3000; link++) {
            int supplier = link * 7 % 200;
            int buyer = (link * 13 + link / 200) % 300;
            if (supplier != buyer) {
                network.link(supplier, buyer, volume);
            }
        }
        return network.build();
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreads() {
        for (Kernel kernel : Kernel.values()) {
            Ranking ranking = Ranking.of(MADE_UP).with(kernel);
            Losses one = ranking.onThreads(1).all();
            for (int threads : new int[] {2, 3, 8}) {
                Losses several = ranking.onThreads(threads).all();
                assertThat(several.loss()).isEqualTo(one.loss());
                assertThat(several.lossDown()).isEqualTo(one.lossDown());
                assertThat(several.lossUp()).isEqualTo(one.lossUp());
                assertThat(several.iterations()).isEqualTo(one.iterations());
            }
        }
    }

    @Test
    void dividesOneCascadeAmongThreadsWithoutChangingABit() {
        Network network = Generator.generate(20_000, 60_000, 3, false);
        int[] firms = IntStream.range(0, 500).toArray();
        Scenario scenario =
                new Scenario(firms, IntStream.of(firms).mapToDouble(i -> 0.9).toArray());
        Losses one = Ranking.of(network).onThreads(1).scenarios(List.of(scenario));
        Losses several = Ranking.of(network).onThreads(3).scenarios(List.of(scenario));
        Losses inRows = Ranking.of(network).scenarios(java.util.Collections.nCopies(5, scenario));
        assertThat(several.loss()).isEqualTo(one.loss());
        assertThat(several.lossUp()).isEqualTo(one.lossUp());
        assertThat(inRows.loss()).containsOnly(one.loss()[0]);
        assertThat(one.iterations()[0]).isGreaterThan(4);
    }

    @Test
    void findsTheTopAndVerifiesFewerThanAll() {
        Losses all = Ranking.of(MADE_UP).all();
        int[] expected = IntStream.range(0, MADE_UP.firms())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer firm) -> -all.loss()[firm]))
                .limit(20)
                .mapToInt(Integer::intValue)
                .toArray();
        Top top = Ranking.of(MADE_UP).top(20);
        assertThat(top.firms()).containsExactly(expected);
        assertThat(top.losses().loss()).containsExactly(all.at(expected).loss());
        assertThat(top.verified()).isLessThan(MADE_UP.firms());
    }

    @Test
    void findsTheTopWithTheSameBitsOnAnyNumberOfThreads() {
        // Wide enough for the screening to be divided into parts, whose number follows the threads.
        Network network = Generator.generate(21_000, 42_000, 11, false);
        for (Kernel kernel : Kernel.values()) {
            Ranking ranking = Ranking.of(network).with(kernel);
            Top one = ranking.onThreads(1).top(20);
            for (int threads : new int[] {2, 3, 8}) {
                Top several = ranking.onThreads(threads).top(20);
                assertThat(several.firms()).isEqualTo(one.firms());
                assertThat(several.verified()).isEqualTo(one.verified());
                assertThat(several.losses().loss()).isEqualTo(one.losses().loss());
                assertThat(several.losses().lossDown()).isEqualTo(one.losses().lossDown());
                assertThat(several.losses().lossUp()).isEqualTo(one.losses().lossUp());
                assertThat(several.losses().iterations()).isEqualTo(one.losses().iterations());
            }
        }
    }

    @Test
    void takesAllFirmsWhenTheTopIsWider() {
        assertThat(Ranking.of(fiveFirms()).top(50).firms()).containsExactly(4, 3, 2, 0, 1);
    }

    @Test
    void findsTheSameTopInFloat() {
        assertThat(Ranking.of(MADE_UP).inFloat().top(20).firms())
                .containsExactly(Ranking.of(MADE_UP).top(20).firms());
    }

    @Test
    void ranksAListInItsOrder() {
        Losses all = Ranking.of(MADE_UP).all();
        assertThat(Ranking.of(MADE_UP).of(9, 3, 1199).loss())
                .containsExactly(all.loss()[9], all.loss()[3], all.loss()[1199]);
    }

    @Test
    void countsWhatTheWeightsSay() {
        double[] weights = {0, 0, 0, 0, 2};
        Losses losses = Ranking.of(fiveFirms()).weighted(weights).all();
        assertThat(losses.lossDown()[4]).isEqualTo(1);
        assertThat(losses.loss()[0]).isNotEqualTo(.70);
        assertThatThrownBy(() -> Ranking.of(fiveFirms()).weighted(new double[5]))
                .hasMessageContaining("sum");
        assertThatThrownBy(() -> Ranking.of(fiveFirms()).weighted(new double[4]))
                .hasMessageContaining("5 firms");
        assertThatThrownBy(() -> Ranking.of(fiveFirms()).weighted(new double[] {1, 1, -1, 1, 1}))
                .hasMessageContaining("-1");
    }

    @Test
    void losesNothingWithoutAShock() {
        Losses losses = Ranking.of(MADE_UP)
                .scenarios(List.of(
                        new Scenario(new int[] {1, 2}, new double[2]), new Scenario(new int[0], new double[0])));
        assertThat(losses.loss()).containsOnly(0);
        assertThat(losses.iterations()).containsOnly(1);
    }

    @Test
    void reportsEveryCascadeOnce() {
        AtomicLong calls = new AtomicLong();
        AtomicLong last = new AtomicLong();
        Ranking.of(MADE_UP)
                .watchedBy((done, total) -> {
                    calls.incrementAndGet();
                    last.accumulateAndGet(done, Math::max);
                    assertThat(total).isEqualTo(1200);
                })
                .all();
        assertThat(calls).hasValue(1200);
        assertThat(last).hasValue(1200);
    }

    @Test
    void stopsWhenCancelled() {
        Progress cancelling = new Progress() {
            private volatile boolean enough;

            @Override
            public void done(long done, long total) {
                enough |= done >= 10;
            }

            @Override
            public boolean cancelled() {
                return enough;
            }
        };
        assertThatThrownBy(() -> Ranking.of(MADE_UP).watchedBy(cancelling).all())
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("of 1200");
    }

    @Test
    void refusesAShockThatIsNoShare() {
        assertThatThrownBy(() -> new Scenario(new int[] {1}, new double[] {1.5}))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Scenario(new int[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        Scenario twice = new Scenario(new int[] {1, 1}, new double[] {1, 1});
        assertThatThrownBy(() -> Ranking.of(MADE_UP).scenarios(List.of(twice))).hasMessageContaining("twice");
    }

    @Test
    void doesNotCareHowFirmsAreNumbered() {
        Network turned = turned(MADE_UP);
        double[] plain = Ranking.of(MADE_UP).all().loss();
        double[] backwards = Ranking.of(turned).all().loss();
        for (int i = 0; i < plain.length; i++) {
            assertThat(backwards[plain.length - 1 - i]).isCloseTo(plain[i], within(1e-12));
        }
        assertThat(Arrays.stream(plain).max().orElse(0)).isGreaterThan(.05);
    }

    private static Network turned(Network network) {
        NetworkBuilder turned = new NetworkBuilder();
        int last = network.firms() - 1;
        for (int i = last; i >= 0; i--) {
            turned.firm("" + i, "" + network.industry()[i], 0, 0);
        }
        for (int link = 0; link < network.links().size(); link++) {
            turned.link(
                    last - network.links().supplier()[link],
                    last - network.links().buyer()[link],
                    network.links().volume()[link]);
        }
        for (int row = 0; row < network.classes().rows(); row++) {
            turned.inputClass(
                    "" + network.classes().supplierIndustry(row),
                    "" + network.classes().buyerIndustry(row),
                    network.classes().level(row));
        }
        return turned.build();
    }

    static Network fiveFirms() {
        NetworkBuilder network = new NetworkBuilder();
        String[] industries = {"0", "0", "1", "2", "2"};
        for (int i = 0; i < 5; i++) {
            network.firm("" + i, industries[i], 0, 0);
        }
        return network.link(0, 2, 60)
                .link(1, 2, 20)
                .link(0, 3, 40)
                .link(1, 4, 30)
                .link(2, 3, 60)
                .link(3, 4, 40)
                .inputClass("0", "1", 2)
                .inputClass("0", "2", 1)
                .inputClass("1", "2", 2)
                .inputClass("2", "2", 1)
                .build();
    }
}
