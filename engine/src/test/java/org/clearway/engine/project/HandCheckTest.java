package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.junit.jupiter.api.Test;

/** Chains short enough to follow by hand. */
class HandCheckTest {
    /** 0 -> 1 -> 2, one unit a day, cover 10, 10 and 5 days. */
    public static Network chain(int lagDays) {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("0", "raw", 0, 10);
        builder.firm("1", "part", 0, 10);
        builder.firm("2", "car", 365, 5);
        builder.link(0, 1, 365, lagDays).link(1, 2, 365);
        return builder.inputClass("raw", "part", 2).inputClass("part", "car", 2).build();
    }

    @Test
    void aChainRunsOutDayByDay() {
        Network network = chain(1);
        Outlook outlook = Projection.run(
                Flows.of(network),
                Assumptions.calm(network, 30, Rules.reference()).closing(closed(0, 30)),
                Crew.of(1));
        assertThat(outlook.redDay()).containsExactly(8, 13);
        assertThat(outlook.outDay()).containsExactly(10, 15);
        for (int day = 1; day <= 30; day++) {
            double expected = day <= 10 ? 2.0 / 3 : day <= 15 ? 1.0 / 3 : 0;
            assertThat(outlook.outputRatio()[day - 1]).as("day %d", day).isCloseTo(expected, within(1e-12));
        }
        assertThat(outlook.stopDay()).containsExactly(Outlook.NEVER, 11, 16);
    }

    @Test
    void whatIsOnTheRoadStillArrives() {
        Network network = chain(4);
        Outlook outlook = Projection.run(
                Flows.of(network),
                Assumptions.calm(network, 30, Rules.reference()).closing(closed(0, 30)),
                Crew.of(1));
        assertThat(outlook.outDay()).containsExactly(13, 18);
    }

    @Test
    void whatIsOnTheRoadWaitsWhenTheRoadCloses() {
        Network network = chain(4);
        double[] raw = new double[20];
        Projection.run(
                Flows.of(network),
                Assumptions.calm(network, 20, Rules.product()).blocking(closed(0, 6)),
                Crew.of(1),
                (day, cover, output, fill) -> raw[day - 1] = cover[0]);
        assertThat(raw[5]).as("six days without receipts").isCloseTo(4, within(1e-12));
        assertThat(new double[] {raw[6], raw[7], raw[8]})
                .as("then the three days' goods that waited")
                .containsExactly(new double[] {4, 4, 4}, within(1e-12));
        assertThat(raw[9])
                .as("then what was ordered on day 7: 1.2 units, the most node 0 makes")
                .isCloseTo(4.2, within(1e-12));
    }

    @Test
    void goodsDueLaterThanTheLagArriveOnTheirDay() {
        Network network = chain(1);
        Opening opening = new StockTaking(network, Rules.product())
                .transit(0, 0.5, 1)
                .transit(0, 2, 3)
                .stock(0, 1.5, 1)
                .opening();
        assertThat(opening.cover()[0]).isEqualTo(2);
        double[] raw = new double[4];
        Projection.run(
                Flows.of(network),
                Assumptions.calm(network, 4, Rules.product())
                        .closing(closed(0, 4))
                        .openingWith(opening),
                Crew.of(1),
                (day, cover, output, fill) -> raw[day - 1] = cover[0]);
        assertThat(raw).containsExactly(1, 2, 1, 0);
    }

    private static DatedShares closed(int target, int lastDay) {
        return DatedShares.of(new int[] {target}, new int[] {1}, new int[] {lastDay}, new double[] {0});
    }
}
