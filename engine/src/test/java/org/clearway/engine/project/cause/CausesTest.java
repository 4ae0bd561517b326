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
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.RandomWorld;
import org.clearway.engine.project.Rationing;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final Crew ALONE = Crew.of(1);

    /** Raw makers a and b (3 to 1) feed part maker 2, it feeds car maker 3. */
    private static Network fork(int lagDays) {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("a", "raw", 0, 10);
        builder.firm("b", "raw", 0, 10);
        builder.firm("part", "part", 0, 6);
        builder.firm("car", "car", 365, 6);
        builder.link(0, 2, 365 * 0.75, lagDays).link(1, 2, 365 * 0.25, lagDays).link(2, 3, 365);
        return builder.inputClass("raw", "part", 2).inputClass("part", "car", 2).build();
    }

    private static DatedShares closed(int... nodes) {
        DatedShares rows = DatedShares.none();
        for (int node : nodes) {
            rows = rows.with(node, 1, 40, 0);
        }
        return rows;
    }

    private static Causes causes(Network network, DatedShares closures, DatedShares blocked) {
        Assumptions given = Assumptions.calm(network, 40, Rules.product());
        return new Causes(Flows.of(network), given.closing(closures).blocking(blocked), ALONE);
    }

    @Test
    void aClosureBehindTwoLinksTakesAllTheBlame() {
        Causes causes = causes(fork(1), closed(0, 1), DatedShares.none());
        for (int slot = 0; slot < 2; slot++) {
            List<Cause> all = causes.of(slot);
            assertThat(all).hasSize(2);
            assertThat(all.get(0).point()).isZero();
            assertThat(all.get(0).kind()).isEqualTo(CauseKind.CLOSURE);
            assertThat(all.get(0).share()).isCloseTo(0.75, within(1e-6));
            assertThat(all.get(1).point()).isEqualTo(1);
            assertThat(all.get(1).share()).isCloseTo(0.25, within(1e-6));
        }
    }

    @Test
    void aCauseSaysWhatOpeningItAloneWouldDo() {
        Causes causes = causes(fork(1), closed(0, 1, 2), DatedShares.none());
        assertThat(causes.of(1))
                .as("with the part maker open, the raw makers are still closed: 6 and 6 days")
                .containsExactly(new Cause(CauseKind.CLOSURE, 2, 1, 12));
        assertThat(causes.of(0)).as("a closed plant uses nothing").isEmpty();
    }

    @Test
    void aBlockedLinkIsNamedWithItsSuppliersInnocent() {
        Causes causes = causes(fork(1), DatedShares.none(), closed(0, 1));
        List<Cause> all = causes.of(1);
        assertThat(all).extracting(Cause::kind).containsExactly(CauseKind.BLOCKED, CauseKind.BLOCKED);
        assertThat(all).extracting(Cause::point).containsExactly(0, 1);
        assertThat(all.get(0).share()).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void aSupplierThatOnlyWorksAtItsLimitIsALimit() {
        Network network = fork(1);
        Assumptions given = Assumptions.calm(network, 40, new Rules(1, 6, 1, 3, Rationing.PROPORTIONAL))
                .openingWith(Opening.atTarget(network, Rules.product()).withCover(0, 0.5));
        List<Cause> all = new Causes(Flows.of(network), given, ALONE).of(0);
        assertThat(all).extracting(Cause::kind).containsExactly(CauseKind.LIMIT, CauseKind.LIMIT);
        assertThat(all).extracting(Cause::point).containsExactly(0, 1);
    }

    @Test
    void aShortageOnTheWayIsBlamedOnTheDayOfSending() {
        Causes early = causes(fork(5), closed(0).with(1, 20, 40, 0), DatedShares.none());
        assertThat(early.of(0))
                .extracting(Cause::kind)
                .containsOnlyOnce(CauseKind.LIMIT)
                .contains(CauseKind.CLOSURE);
        assertThat(early.outlook().outDay()[0])
                .as("the last goods of day 19 arrive on day 23")
                .isEqualTo(24);
        assertThat(early.of(0)).extracting(Cause::point).containsExactly(0, 1, 1);
    }

    @Test
    void aThinStockWithoutAnyShortfallIsOther() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("raw", "raw", 0, 10);
        builder.firm("car", "car", 365, 2);
        Network network = builder.link(0, 1, 365).inputClass("raw", "car", 2).build();
        Causes causes = causes(network, DatedShares.none(), DatedShares.none());
        assertThat(causes.outlook().redDay()[0]).isEqualTo(1);
        assertThat(causes.of(0)).containsExactly(new Cause(CauseKind.OTHER, -1, 1, Outlook.NEVER));
    }

    @Test
    void aGreenSlotHasNoCause() {
        Causes causes = causes(fork(1), DatedShares.none(), DatedShares.none());
        assertThat(causes.of(0)).isEmpty();
    }

    @Test
    void sharesSumToOneAndCounterfactualsAreProjections() {
        int lights = 0;
        for (int seed = 0; seed < 120; seed++) {
            RandomWorld world = new RandomWorld(seed, 40, true);
            Network network = world.network();
            Rationing rationing = seed % 2 == 0 ? Rationing.PROPORTIONAL : Rationing.MAX_MIN;
            Assumptions given = world.trouble(network, 30, Rules.product().sharing(rationing));
            Causes causes = new Causes(Flows.of(network), given, ALONE);
            for (int q = 0; q < network.slots().size(); q++) {
                List<Cause> all = causes.of(q);
                if (!all.isEmpty()) {
                    lights++;
                    requireSound(all);
                    requireCounterfactual(network, given, all.get(0), q);
                }
            }
        }
        assertThat(lights).isGreaterThan(500);
    }

    private static void requireSound(List<Cause> all) {
        assertThat(all.stream().mapToDouble(Cause::share).sum()).isCloseTo(1, within(1e-9));
        assertThat(all).allMatch(cause -> cause.share() > 0);
        assertThat(all.stream().filter(cause -> cause.kind() != CauseKind.OTHER).count())
                .isLessThanOrEqualTo(8);
        List<Cause> named =
                all.stream().filter(cause -> cause.kind() != CauseKind.OTHER).toList();
        for (int k = 1; k < named.size(); k++) {
            assertThat(named.get(k).share())
                    .isLessThanOrEqualTo(named.get(k - 1).share());
        }
    }

    private static void requireCounterfactual(Network network, Assumptions given, Cause cause, int slot) {
        Assumptions opened = switch (cause.kind()) {
            case CLOSURE -> given.closing(given.capacity().without(cause.point()));
            case BLOCKED -> given.blocking(given.open().without(cause.point()));
            case LIMIT -> given.closing(given.capacity().with(cause.point(), 1, 30, 3));
            case OTHER -> given;
        };
        assertThat(cause.dayIfOpen())
                .isEqualTo(Projection.run(Flows.of(network), opened, ALONE).outDay()[slot]);
    }
}
