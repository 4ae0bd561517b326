package org.clearway.engine.project.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.RandomWorld;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

class LightsTest {
    private static final LightThresholds USUAL = LightThresholds.usual();

    @Test
    void turnsOnTheDayOfTheThreshold() {
        assertThat(USUAL.light(1, 10, 10)).isEqualTo(Light.RED);
        assertThat(USUAL.light(5, 10, 10)).isEqualTo(Light.RED);
        assertThat(USUAL.light(6, 10, 10)).isEqualTo(Light.ORANGE);
        assertThat(USUAL.light(10, 10, 10)).isEqualTo(Light.ORANGE);
        assertThat(USUAL.light(11, 10, 10)).isEqualTo(Light.YELLOW);
        assertThat(USUAL.light(14, 10, 10)).isEqualTo(Light.YELLOW);
        assertThat(USUAL.light(15, 10, 10)).isEqualTo(Light.GREEN);
        assertThat(USUAL.light(Outlook.NEVER, 10, 10)).isEqualTo(Light.GREEN);
    }

    @Test
    void coverUnderItsOwnTargetCountsToo() {
        assertThat(USUAL.light(Outlook.NEVER, 5, 10)).isEqualTo(Light.GREEN);
        assertThat(USUAL.light(Outlook.NEVER, 4.999, 10)).isEqualTo(Light.YELLOW);
        assertThat(USUAL.light(Outlook.NEVER, 2.5, 10)).isEqualTo(Light.YELLOW);
        assertThat(USUAL.light(Outlook.NEVER, 2.499, 10)).isEqualTo(Light.ORANGE);
        assertThat(USUAL.light(3, 2.499, 10)).as("the worse of both").isEqualTo(Light.RED);
        assertThat(USUAL.light(12, 2.499, 10)).as("the worse of both").isEqualTo(Light.ORANGE);
        assertThat(USUAL.light(Outlook.NEVER, 1, 1))
                .as("a lean plant at its target")
                .isEqualTo(Light.GREEN);
    }

    @Test
    void isGreyWhenTheReportIsOldOrDisputed() {
        assertThat(USUAL.light(1, 1, 10, 3, false)).isEqualTo(Light.RED);
        assertThat(USUAL.light(1, 1, 10, 4, false)).isEqualTo(Light.GREY);
        assertThat(USUAL.light(1, 1, 10, 0, true)).isEqualTo(Light.GREY);
    }

    @Test
    void refusesThresholdsThatDoNotRise() {
        assertThatThrownBy(() -> new LightThresholds(6, 5, 14, 0.5, 0.25, 3))
                .hasMessage("Thresholds rise from red to yellow, from 0 days on; not 6, 5, 14 and stale after 3");
        assertThatThrownBy(() -> new LightThresholds(5, 10, 9, 0.5, 0.25, 3)).hasMessageContaining("not 5, 10, 9");
        assertThatThrownBy(() -> new LightThresholds(5, 10, 14, 0.2, 0.25, 3))
                .hasMessage("Shares of a target rise from orange to yellow, 0 to 1; not 0.25 and 0.2");
    }

    @Test
    void takesThresholdsUpToTheirBounds() {
        LightThresholds equal = new LightThresholds(0, 0, 0, 1, 1, 0);
        assertThat(equal.light(1, 1, 1)).isEqualTo(Light.GREEN);
        assertThat(equal.light(0, 1, 1)).isEqualTo(Light.RED);
        assertThat(equal.light(1, 0.5, 1)).isEqualTo(Light.ORANGE);
        assertThat(new LightThresholds(5, 5, 5, 0, 0, 3).light(9, 0, 10)).isEqualTo(Light.GREEN);
        assertThatThrownBy(() -> new LightThresholds(-1, 5, 9, 0.5, 0.25, 3)).hasMessageContaining("not -1, 5, 9");
        assertThatThrownBy(() -> new LightThresholds(1, 5, 9, 0.5, 0.25, -1)).hasMessageContaining("after -1");
        assertThatThrownBy(() -> new LightThresholds(1, 5, 9, 1.1, 0.25, 3)).hasMessageContaining("0.25 and 1.1");
        assertThatThrownBy(() -> new LightThresholds(1, 5, 9, 0.5, -0.1, 3)).hasMessageContaining("-0.1 and 0.5");
        assertThatThrownBy(() -> new LightThresholds(1, 5, 9, 0.5, Double.NaN, 3))
                .hasMessageContaining("NaN");
    }

    @Test
    void everyLightIsGreenWhenNothingIsWrong() {
        for (int seed = 0; seed < 100; seed++) {
            Network network = new RandomWorld(seed).network();
            Assumptions calm = Assumptions.calm(network, 30, Rules.product());
            Outlook outlook = Projection.run(Flows.of(network), calm, Crew.of(1));
            for (int q = 0; q < network.slots().size(); q++) {
                double target = Rules.product()
                        .targetDays(network.invDays()[network.slots().buyer()[q]]);
                assertThat(USUAL.light(outlook.outDay()[q], calm.opening().cover()[q], target))
                        .isEqualTo(Light.GREEN);
            }
        }
    }

    /** a and b (3 to 1) feed a plant with 9 days of cover. */
    private static Network fork() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("a", "raw", 0, 10);
        builder.firm("b", "raw", 0, 10);
        builder.firm("car", "car", 365, 9);
        return builder.link(0, 2, 365 * 0.75)
                .link(1, 2, 365 * 0.25)
                .inputClass("raw", "car", 2)
                .build();
    }

    @Test
    void timeToSurviveIsCoverOverWhatNoLongerComes() {
        Network network = fork();
        Assumptions given = Assumptions.calm(network, 60, Rules.product());
        Flows flows = Flows.of(network);
        assertThat(Survival.days(flows, given, 1)).containsExactly(Double.POSITIVE_INFINITY);
        Assumptions closed = given.closing(DatedShares.none().with(0, 2, 60, 0));
        assertThat(Survival.days(flows, closed, 1)).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(Survival.days(flows, closed, 2)).containsExactly(new double[] {12}, within(1e-12));
        Assumptions half = closed.blocking(DatedShares.none().with(1, 1, 60, 0.5));
        assertThat(Survival.days(flows, half, 2)).containsExactly(new double[] {9 / 0.875}, within(1e-12));
        assertThat(Survival.days(4, 0)).isEqualTo(4);
    }

    @Test
    void timeToSurviveIsALowerBoundOfTheProjection() {
        Network network = fork();
        Assumptions closed = Assumptions.calm(network, 60, Rules.product())
                .closing(DatedShares.none().with(0, 1, 60, 0));
        Flows flows = Flows.of(network);
        double survives = Survival.days(flows, closed, 1)[0];
        int out = Projection.run(flows, closed, Crew.of(1)).outDay()[0];
        assertThat(survives).isEqualTo(12, within(1e-12));
        assertThat(out).isGreaterThanOrEqualTo(12);
    }

    @Test
    void aBandSpansLowAndHighStock() {
        Network network = fork();
        Assumptions closed = Assumptions.calm(network, 60, Rules.product())
                .closing(DatedShares.none().with(0, 1, 60, 0).with(1, 1, 60, 0));
        Opening likely = closed.opening();
        Band band = Bands.of(Flows.of(network), closed, likely.withCover(0, 4), likely.withCover(0, 12), Crew.of(1))
                .of(0);
        assertThat(band).isEqualTo(new Band(4, 9, 12));
    }

    @Test
    void theUsualThresholdsAreThoseOfTheModel() {
        assertThat(LightThresholds.usual()).isEqualTo(new LightThresholds(5, 10, 14, 0.5, 0.25, 3));
    }

    @Test
    void nothingGoneMeansForEverEvenWithoutStock() {
        assertThat(Survival.days(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
