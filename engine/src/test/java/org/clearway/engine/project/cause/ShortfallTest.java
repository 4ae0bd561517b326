package org.clearway.engine.project.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

/**
 * What is missing behind a lag of three days, worked out by hand. Supplier a (three quarters of the slot) makes half from day
 * 1 on; b meets everything. What a sends on day 1 arrives at the end of day 3.
 *
 * <pre>
 * end of day      2      3        4           cover
 *                 6      5.625    5.265625
 * orders of day   1      2        3     4     share of base use
 *                 1      1        1     1.0625
 * </pre>
 */
class ShortfallTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final int FROM_A = 0;
    private static final int SLOT = 0;

    @Test
    void theRoadIsFullAtTheOpening() {
        History history = history(DatedShares.none());
        assertThat(history.cover(2, SLOT)).isEqualTo(6);
        assertThat(Shortfall.unmet(history, 1, FROM_A, SLOT)).isZero();
        assertThat(Shortfall.unmet(history, 2, FROM_A, SLOT)).isZero();
        assertThat(Shortfall.sendingDay(history, 3, FROM_A)).isEqualTo(1);
    }

    @Test
    void whatDoesNotArriveIsWeighedByTheOrderOfTheSendingDay() {
        History history = history(DatedShares.none());
        assertThat(history.cover(4, SLOT)).isCloseTo(5.265625, CLOSE);
        assertThat(Shortfall.unmet(history, 3, FROM_A, SLOT)).as("half of 0.75").isCloseTo(0.375, CLOSE);
        assertThat(Shortfall.unmet(history, 6, FROM_A, SLOT))
                .as("0.75 x 1.0625 ordered on day 4, 0.375 sent")
                .isCloseTo(0.421875, CLOSE);
    }

    @Test
    void aBlockTakesItsPartOfWhatWasOnTheRoadBefore() {
        History history = history(DatedShares.none().with(FROM_A, 2, 2, 0.8));
        assertThat(Shortfall.blocked(history, 1, FROM_A, SLOT)).isZero();
        assertThat(Shortfall.blocked(history, 2, FROM_A, SLOT))
                .as("a fifth of 0.75, at base flow since it was sent before day 1")
                .isCloseTo(0.15, CLOSE);
    }

    @Test
    void aBlockAndASupplierShareWhatIsMissing() {
        History history = history(DatedShares.none().with(FROM_A, 5, 5, 0.5));
        assertThat(Shortfall.blocked(history, 6, FROM_A, SLOT))
                .as("half of 0.796875")
                .isCloseTo(0.3984375, CLOSE);
        assertThat(Shortfall.unmet(history, 6, FROM_A, SLOT))
                .as("of the other half")
                .isCloseTo(0.2109375, CLOSE);
        assertThat(Shortfall.blocked(history, 4, FROM_A, SLOT))
                .as("it arrived before")
                .isZero();
    }

    @Test
    void daysAddUpSinceTheStockWasLastFull() {
        Shortfall shortfall = new Shortfall(history(DatedShares.none()), SLOT);
        assertThat(shortfall.sum[2]).isZero();
        assertThat(shortfall.sum[3]).isCloseTo(0.375, CLOSE);
        assertThat(shortfall.sum[4]).isCloseTo(0.75, CLOSE);
        assertThat(shortfall.sum[8]).as("the last day counts too").isGreaterThan(shortfall.sum[7] + 0.3);
    }

    @Test
    void whatIsSentOnTheFirstDayIsWeighedByItsOrder() {
        History history = history(DatedShares.none(), 3);
        assertThat(history.rho(1, SLOT)).as("1 + 3 / 6").isEqualTo(1.5);
        assertThat(Shortfall.unmet(history, 3, FROM_A, SLOT))
                .as("0.75 x 1.5 ordered, 0.375 sent")
                .isCloseTo(0.75, CLOSE);
    }

    private static History history(DatedShares blocked) {
        return history(blocked, 6);
    }

    private static History history(DatedShares blocked, double cover) {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("a", "raw", 0, 10);
        builder.firm("b", "raw", 0, 10);
        builder.firm("car", "car", 365, 6);
        Network network = builder.link(0, 2, 365 * 0.75, 3)
                .link(1, 2, 365 * 0.25, 1)
                .inputClass("raw", "car", 2)
                .build();
        Assumptions calm = Assumptions.calm(network, 8, Rules.product());
        Assumptions given = calm.openingWith(calm.opening().withCover(SLOT, cover))
                .closing(DatedShares.none().with(0, 1, 8, 0.5))
                .blocking(blocked);
        Flows flows = Flows.of(network);
        History history = new History(flows, given);
        Projection.run(flows, given, Crew.of(1), history);
        return history;
    }
}
