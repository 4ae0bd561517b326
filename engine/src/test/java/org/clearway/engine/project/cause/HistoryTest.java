package org.clearway.engine.project.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rationing;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

/** The days behind causes, and shares, worked out by hand. */
class HistoryTest {
    private static final Crew ALONE = Crew.of(1);

    /** a and b (3 to 1) feed a plant with 6 days of cover that uses one unit a day. */
    private static Network fork() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("a", "raw", 0, 10);
        builder.firm("b", "raw", 0, 10);
        builder.firm("car", "car", 365, 6);
        return builder.link(0, 2, 365 * 0.75)
                .link(1, 2, 365 * 0.25)
                .inputClass("raw", "car", 2)
                .build();
    }

    private static History history(Network network, Assumptions given) {
        Flows flows = Flows.of(network);
        History history = new History(flows, given);
        Projection.run(flows, given, ALONE, history);
        return history;
    }

    private static Assumptions aAtHalf(Rationing rationing) {
        return Assumptions.calm(fork(), 10, Rules.product().sharing(rationing))
                .closing(DatedShares.none().with(0, 1, 10, 0.5))
                .blocking(DatedShares.none().with(0, 2, 2, 0.8));
    }

    @Test
    void keepsCoverAndOrdersOfEachDay() {
        History history = history(fork(), aAtHalf(Rationing.PROPORTIONAL));
        assertThat(history.cover(0, 0)).isEqualTo(6);
        assertThat(history.cover(1, 0)).as("6 - 1 + 0.375 + 0.25").isCloseTo(5.625, within(1e-6));
        assertThat(history.rho(1, 0)).isEqualTo(1);
        assertThat(history.rho(2, 0)).as("1 + 0.375 / 6").isCloseTo(1.0625, within(1e-6));
    }

    @Test
    void whatASupplierDidNotMeetIsTheSameUnderBothRationingsWithOneBuyer() {
        for (Rationing rationing : Rationing.values()) {
            History history = history(fork(), aAtHalf(rationing));
            assertThat(history.unmet(1, 0, 0)).as("half").isCloseTo(0.5, within(1e-6));
            assertThat(history.unmet(2, 0, 0))
                    .as("0.375 of 0.75 x 1.0625 x 0.8")
                    .isCloseTo(1 - 0.375 / 0.6375, within(1e-6));
            assertThat(history.unmet(1, 1, 0)).as("b meets all").isZero();
        }
    }

    @Test
    void theScarcestSlotIsTheEssentialOneWithTheLeastCoverInTheMorning() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("x", "ore", 0, 1);
        builder.firm("y", "oil", 0, 1);
        builder.firm("z", "paper", 0, 1);
        builder.firm("car", "car", 365, 6);
        Network network = builder.link(0, 3, 365)
                .link(1, 3, 365)
                .link(2, 3, 365)
                .inputClass("ore", "car", 2)
                .inputClass("oil", "car", 2)
                .build();
        Assumptions calm = Assumptions.calm(network, 3, Rules.product());
        Assumptions thin = calm.openingWith(calm.opening().withCover(1, 3).withCover(2, 1));
        assertThat(history(network, thin).scarcest(1, 3))
                .as("paper is not essential")
                .isEqualTo(1);
        assertThat(history(network, calm).scarcest(1, 3))
                .as("the first of equals")
                .isZero();
        assertThat(history(network, calm).scarcest(1, 0))
                .as("ore needs nothing")
                .isEqualTo(-1);
    }

    @Test
    void aThinStockBehindASupplierIsOtherAndStandsLast() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("raw", "raw", 0, 10);
        builder.firm("a", "part", 0, 10);
        builder.firm("b", "part", 0, 10);
        builder.firm("car", "car", 365, 4);
        Network network = builder.link(0, 1, 365 * 0.75)
                .link(1, 3, 365 * 0.75)
                .link(2, 3, 365 * 0.25)
                .inputClass("raw", "part", 2)
                .inputClass("part", "car", 2)
                .build();
        Assumptions calm = Assumptions.calm(network, 10, new Rules(1, 6, 1, 4, Rationing.PROPORTIONAL));
        Assumptions given = calm.closing(DatedShares.none().with(2, 1, 1, 0))
                .openingWith(calm.opening().withCover(0, 0.2));
        List<Cause> causes = new Causes(Flows.of(network), given, ALONE).of(1);
        assertThat(causes).extracting(Cause::kind).containsExactly(CauseKind.CLOSURE, CauseKind.OTHER);
        assertThat(causes.get(0).share()).as("0.25 of 0.25 + 0.75 x 0.8").isCloseTo(0.25 / 0.85, within(1e-6));
        assertThat(causes.get(1).share()).isCloseTo(0.6 / 0.85, within(1e-6));
        Causes again = new Causes(Flows.of(network), given, ALONE);
        List<Cause> shares = again.shares(1);
        assertThat(shares)
                .as("shares alone come by size")
                .extracting(Cause::kind)
                .containsExactly(CauseKind.OTHER, CauseKind.CLOSURE);
        assertThat(shares.get(0).share()).isCloseTo(0.6 / 0.85, within(1e-6));
        assertThat(shares.get(1).share()).isCloseTo(0.25 / 0.85, within(1e-6));
        assertThat(shares)
                .extracting(Cause::dayIfOpen)
                .containsOnly(again.outlook().outDay()[1]);
    }

    @Test
    void sharesNameAllPointsAndNothingWhereNoLightTurns() {
        Assumptions calm = Assumptions.calm(fork(), 10, Rules.product());
        assertThat(new Causes(Flows.of(fork()), calm, ALONE).shares(0)).isEmpty();
        List<Cause> shares =
                new Causes(Flows.of(fork()), aAtHalf(Rationing.PROPORTIONAL).closing(closed()), ALONE).shares(0);
        assertThat(shares)
                .as("the block of two days stands behind both closures")
                .extracting(Cause::kind)
                .containsExactly(CauseKind.CLOSURE, CauseKind.CLOSURE, CauseKind.BLOCKED);
        assertThat(shares).extracting(Cause::point).containsExactly(0, 1, 0);
        assertThat(shares.stream().mapToDouble(Cause::share).sum()).isCloseTo(1, within(1e-9));
    }

    private static DatedShares closed() {
        return DatedShares.none().with(0, 1, 10, 0).with(1, 1, 10, 0);
    }

    @Test
    void aSlotThatIsOutOnTheFirstDayHasItsCause() {
        Network network = line();
        Assumptions given = Assumptions.calm(network, 5, Rules.product())
                .closing(DatedShares.none().with(1, 1, 5, 0));
        List<Cause> causes = new Causes(Flows.of(network), given, ALONE).of(1);
        assertThat(causes).extracting(Cause::kind).containsExactly(CauseKind.CLOSURE);
        assertThat(causes.getFirst().share()).isCloseTo(1, within(1e-12));
    }

    @Test
    void whereBothBindAlikeItsOwnClosureIsNamed() {
        Network network = line();
        Assumptions calm = Assumptions.calm(network, 5, Rules.product());
        Assumptions given = calm.closing(DatedShares.none().with(1, 1, 5, 0.5))
                .openingWith(calm.opening().withCover(0, 0.5));
        Causes causes = new Causes(Flows.of(network), given, ALONE);
        assertThat(causes.outlook().redDay()[1]).isEqualTo(1);
        assertThat(causes.of(1).getFirst().kind()).isEqualTo(CauseKind.CLOSURE);
    }

    /** raw feeds a part, the part a car that has one day of it. */
    private static Network line() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("raw", "raw", 0, 10);
        builder.firm("part", "part", 0, 10);
        builder.firm("car", "car", 365, 1);
        return builder.link(0, 1, 365)
                .link(1, 2, 365)
                .inputClass("raw", "part", 2)
                .inputClass("part", "car", 2)
                .build();
    }

    @Test
    void theEightLargestAreNamedAndTheRestIsOther() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("car", "car", 365, 6);
        DatedShares closed = DatedShares.none();
        for (int i = 1; i <= 12; i++) {
            builder.firm("raw " + i, "raw", 0, 10);
            builder.link(i, 0, i);
            closed = closed.with(i, 1, 20, 0);
        }
        Network network = builder.inputClass("raw", "car", 2).build();
        Assumptions given = Assumptions.calm(network, 20, Rules.product()).closing(closed);
        List<Cause> causes = new Causes(Flows.of(network), given, ALONE).of(0);
        assertThat(causes).extracting(Cause::point).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, -1);
        assertThat(causes.get(0).share()).isCloseTo(12 / 78.0, within(1e-6));
        assertThat(causes.getLast().share()).isCloseTo(10 / 78.0, within(1e-6));
        assertThat(causes.getLast().dayIfOpen()).isEqualTo(6);
        assertThat(causes.get(0).dayIfOpen())
                .as("a sixth of the supply keeps a sixth of the plant running")
                .isEqualTo(Outlook.NEVER);
    }
}
