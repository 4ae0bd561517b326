package org.clearway.engine.project.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.RandomWorld;
import org.clearway.engine.project.Rationing;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.StockTaking;
import org.junit.jupiter.api.Test;

class LiveGridTest {
    private static final int DAYS = LiveGrid.DAYS;

    @Test
    void reportByReportEqualsProjectingAnew() {
        int quick = 0;
        int moved = 0;
        for (int seed = 0; seed < 100; seed++) {
            RandomWorld world = new RandomWorld(seed, 30 + seed, seed % 2 == 0);
            Network network = world.network();
            Flows flows = Flows.of(network);
            Assumptions given = world.trouble(network, DAYS, Rules.product());
            try (Crew crew = Crew.of(1 + seed % 3)) {
                LiveGrid live = new LiveGrid(flows, given, crew);
                for (int round = 0; round < 12; round++) {
                    int reports = world.random.nextInt(10) == 0 ? 3 : 1;
                    for (int k = 0; k < reports; k++) {
                        Report report = randomReport(world.random, network);
                        live.report(report);
                        given = after(given, report);
                    }
                    Change change = live.settle();
                    quick += change.full() ? 0 : 1;
                    moved += change.slots().length;
                    assertThat(change.reports()).isEqualTo(reports);
                    assertThat(live.fingerprint())
                            .as("seed %d round %d", seed, round)
                            .isEqualTo(new LiveGrid(flows, given, crew).fingerprint());
                }
            }
        }
        assertThat(quick).as("passes that were no full pass").isGreaterThan(600);
        assertThat(moved).as("days of running out that moved").isGreaterThan(100);
    }

    /** Five runs, each with other numbers of threads, of 4,000 reports one by one on a network large enough to be shared out. */
    @Test
    void nothingDiffersAfterFourThousandReports() {
        Network network = Generator.generate(3000, 30_000, 5, true);
        Flows flows = Flows.of(network);
        int full = 0;
        for (int run = 0; run < 5; run++) {
            Assumptions given = Assumptions.calm(network, DAYS, Rules.product())
                    .closing(DatedShares.none().with(run, 1, 10, 0).with(100 + run, 3, 15, 0.3));
            Random random = new Random(run);
            double[] last = given.opening().cover().clone();
            try (Crew crew = Crew.of(1 + run % 4);
                    Crew other = Crew.of(1 + (run + 1) % 4)) {
                LiveGrid live = new LiveGrid(flows, given, crew);
                for (int k = 0; k < 4000; k++) {
                    int slot = random.nextInt(last.length);
                    last[slot] = random.nextInt(10) == 0 ? 0 : random.nextDouble() * 20;
                    live.report(new Report.Stock(slot, last[slot]));
                    full += live.settle().full() ? 1 : 0;
                }
                StockTaking taking = new StockTaking(network, Rules.product());
                for (int q = 0; q < last.length; q++) {
                    taking.stock(q, last[q], 1);
                }
                LiveGrid anew = new LiveGrid(flows, given.openingWith(taking.opening()), other);
                assertThat(live.fingerprint()).as("run %d", run).isEqualTo(anew.fingerprint());
            }
        }
        assertThat(full).as("passes that were full after all, of 20,000").isLessThan(10_000);
    }

    /** The assumptions as they are after a report. */
    private static Assumptions after(Assumptions given, Report report) {
        return switch (report) {
            case Report.Stock stock -> given.openingWith(given.opening().withCover(stock.slot(), stock.coverDays()));
            case Report.Road road -> given.openingWith(given.opening().withRoad(road.link(), road.unitsByDay()));
            case Report.Capacity capacity ->
                given.closing(replaced(given.capacity(), capacity.node(), capacity.shareByDay()));
            case Report.Open open -> given.blocking(replaced(given.open(), open.link(), open.openByDay()));
        };
    }

    private static DatedShares replaced(DatedShares rows, int target, double[] byDay) {
        DatedShares replaced = rows.without(target);
        for (int day = 1; day <= byDay.length; day++) {
            replaced = replaced.with(target, day, day, byDay[day - 1]);
        }
        return replaced;
    }

    private static Report randomReport(Random random, Network network) {
        int kind = network.links().size() == 0 ? 2 : random.nextInt(7);
        if (kind < 2) {
            return new Report.Stock(random.nextInt(network.slots().size()), random.nextDouble() * 20);
        }
        if (kind > 4) {
            return randomRoad(random, network);
        }
        boolean node = kind < 4;
        double[] shares = new double[DAYS];
        java.util.Arrays.fill(shares, node ? 1.2 : 1);
        int from = random.nextInt(DAYS);
        int to = random.nextInt(4) == 0 ? from : from + random.nextInt(DAYS - from);
        java.util.Arrays.fill(shares, from, to, random.nextBoolean() ? 0 : random.nextDouble());
        return node
                ? new Report.Capacity(random.nextInt(network.firms()), shares)
                : new Report.Open(random.nextInt(network.links().size()), shares);
    }

    /** One link in three: nobody counted what is on its road, or it is empty; else some loads, also after the grid's last day. */
    private static Report.Road randomRoad(Random random, Network network) {
        double[] units = new double[random.nextInt(3) == 0 ? random.nextInt(2) : 1 + random.nextInt(25)];
        for (int loads = units.length == 1 ? 0 : random.nextInt(4); loads > 0 && units.length > 0; loads--) {
            units[random.nextInt(units.length)] += 100 * random.nextDouble();
        }
        return new Report.Road(random.nextInt(network.links().size()), units);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        RandomWorld world = new RandomWorld(5, 4000, true);
        Network network = world.network();
        Assumptions given = world.trouble(network, DAYS, Rules.product());
        long alone = new LiveGrid(Flows.of(network), given, Crew.of(1)).fingerprint();
        for (int threads = 2; threads < 5; threads++) {
            try (Crew crew = Crew.of(threads)) {
                assertThat(new LiveGrid(Flows.of(network), given, crew).fingerprint())
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void staysWithinAFewHundredthsOfADayOfTheExactProjection() {
        double worst = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomWorld world = new RandomWorld(seed, 60, true);
            Network network = world.network();
            Assumptions given = world.trouble(network, DAYS, Rules.product());
            LiveGrid live = new LiveGrid(Flows.of(network), given, Crew.of(1));
            double[] gap = new double[1];
            Projection.run(Flows.of(network), given, Crew.of(1), (day, cover, output, fill) -> {
                for (int q = 0; q < cover.length; q++) {
                    gap[0] = Math.max(gap[0], Math.abs(cover[q] - live.coverDays(q, day)));
                }
            });
            worst = Math.max(worst, gap[0]);
        }
        assertThat(worst).isPositive().isLessThan(0.05);
    }

    @Test
    void nothingMovesWhenNothingIsWrong() {
        Network network = new RandomWorld(11, 200, true).network();
        Rules rules = Rules.product();
        LiveGrid live = new LiveGrid(Flows.of(network), Assumptions.calm(network, DAYS, rules), Crew.of(1));
        for (int q = 0; q < network.slots().size(); q++) {
            assertThat(live.coverDays(q, DAYS)).isEqualTo(live.coverDays(q, 0));
            assertThat(live.outDay(q)).isEqualTo(Outlook.NEVER);
        }
    }

    @Test
    void roundsHalfToEven() {
        assertThat(Lattice.cover(0.5 / 1024)).isZero();
        assertThat(Lattice.cover(1.5 / 1024)).isEqualTo(2f / 1024);
        assertThat(Lattice.cover(1e9)).isEqualTo(16_000f);
        assertThat(Lattice.output(2.5 / 1024)).isEqualTo(2f / 1024);
        assertThat(Lattice.fill(2.5 / 16_384)).isEqualTo(2f / 16_384);
        assertThat(Lattice.fill(3.5 / 16_384)).isEqualTo(4f / 16_384);
    }

    @Test
    void refusesWhatTheGridCannotHold() {
        Network network = new RandomWorld(1, 20, false).network();
        Flows flows = Flows.of(network);
        Rules rules = Rules.product();
        Crew crew = Crew.of(1);
        assertThatThrownBy(() -> new LiveGrid(flows, Assumptions.calm(network, 31, rules), crew))
                .hasMessage("A grid holds 1 to 30 days, not 31");
        assertThatThrownBy(() ->
                        new LiveGrid(flows, Assumptions.calm(network, 15, rules.sharing(Rationing.MAX_MIN)), crew))
                .hasMessage("On the grid rationing is proportional. Maybe use Projection");
        LiveGrid live = new LiveGrid(flows, Assumptions.calm(network, 15, rules), crew);
        assertThatThrownBy(() -> live.report(new Report.Stock(-1, 3)))
                .hasMessageStartingWith("No slot has number -1; there are ");
        assertThatThrownBy(() -> new Report.Stock(0, Double.NaN)).hasMessage("Cover is 0 days or more, not NaN");
        assertThatThrownBy(() -> live.report(new Report.Capacity(20, new double[15])))
                .hasMessage("No node has number 20; there are 20");
        assertThatThrownBy(() -> live.report(new Report.Capacity(0, new double[14])))
                .hasMessage("A capacity is given for 14 days; the grid has 15");
        assertThatThrownBy(() -> live.report(new Report.Road(0, new double[61])))
                .hasMessage("Goods on the road arrive on day 1 to 60, not on day 61");
        assertThatThrownBy(() -> live.report(new Report.Road(0, new double[] {1, -2})))
                .hasMessage("Goods on the road are 0 or more, not -2.0");
        double[] tooOpen = new double[15];
        tooOpen[3] = 1.5;
        assertThatThrownBy(() -> live.report(new Report.Open(0, tooOpen)))
                .hasMessage("What passes over a link is 0 to 1.0, not 1.5");
    }
}
