package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.grid.LiveGrid;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A simulated day of random reports: the live grid equals a full one bit for bit, and the exact projection within the tolerance. */
@PlatformTest
class LiveGridEqualityTest {

    /** Of cover against the exact projection over 15 days. */
    private static final double TOLERANCE_DAYS = 0.05;

    /** A slot runs out on the first day with less cover than this. */
    private static final double OUT = 0.05;

    private static final int REPORTS = 300;

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    LiveNetwork network;

    @Autowired
    FilingStock filing;

    @Autowired
    Closing closing;

    @Autowired
    ClearwayClock clock;

    /**
     * @param daysDiffer slots whose day of running out is another in the exact projection
     * @param farOff     those of them whose cover on the earlier of the two days is not next to the mark
     */
    private record Found(boolean same, double largestDays, int slots, int daysDiffer, int farOff) {}

    @Test
    void aDayOfRandomReportsLeavesTheGridThatAFullPassWouldMake() {
        List<ChainWorld> worlds = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            worlds.add(new ChainWorld(JdbcClient.create(ownerData)).build());
        }
        worlds.getFirst()
                .owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        Actor.platform("test").run(network::catchUp);
        Random random = new Random(20220602);
        for (int sent = 0; sent < REPORTS; sent++) {
            ChainWorld world = worlds.get(random.nextInt(worlds.size()));
            if (random.nextInt(6) == 0) {
                close(world, random);
            } else {
                report(world, random);
            }
            if (random.nextInt(4) == 0) {
                Actor.platform("test").run(network::catchUp);
            }
        }
        Actor.platform("test").run(network::catchUp);

        Found found = java.util.Objects.requireNonNull(
                Actor.platform("test").get(() -> network.look(LiveGridEqualityTest::compare)));
        assertThat(found.same())
                .as("live grid against a full pass, bit for bit")
                .isTrue();
        assertThat(found.slots()).isGreaterThanOrEqualTo(36);
        assertThat(found.largestDays()).isLessThanOrEqualTo(TOLERANCE_DAYS);
        assertThat(found.daysDiffer())
                .as("days of running out that differ from the exact projection")
                .isLessThanOrEqualTo(found.slots() / 20);
        assertThat(found.farOff())
                .as("a day moves only where the mark is passed by less than the tolerance")
                .isZero();
    }

    private void close(ChainWorld world, Random random) {
        double capacity = random.nextInt(5) / 4.0;
        ChainWorld.officer("310000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping,
                                capacity,
                                clock.today(),
                                clock.today().plusDays(1 + random.nextInt(20)),
                                "drill"),
                        "officer"));
    }

    private void report(ChainWorld world, Random random) {
        long site = random.nextBoolean() ? world.plant : world.other;
        double onHand = random.nextInt(200) / 10.0;
        List<StockFiling.Arrival> arrivals = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            arrivals.add(new StockFiling.Arrival(
                    clock.today().plusDays(random.nextInt(20)),
                    1 + random.nextInt(100) / 10.0,
                    random.nextBoolean() ? world.stamping : 0));
        }
        ChainWorld.reporter(site, "220100")
                .run(() -> filing.file(world.corrected(site, clock.today(), onHand, arrivals), "api"));
    }

    private static Found compare(LiveNetwork.Look look) {
        var standing = look.standing();
        LiveGrid full = new LiveGrid(standing.chain.flows(), standing.assumptions(LiveGrid.DAYS), look.crew());
        boolean same = full.fingerprint() == standing.grid().fingerprint();
        double[] largest = new double[1];
        double[][] covers = new double[LiveGrid.DAYS + 1][];
        Outlook exact = Projection.run(
                standing.chain.flows(),
                standing.assumptions(LiveGrid.DAYS),
                look.crew(),
                (day, cover, output, fill) -> {
                    covers[day] = cover.clone();
                    for (int slot = 0; slot < cover.length; slot++) {
                        if (cover[slot] < 1_000) {
                            largest[0] = Math.max(
                                    largest[0],
                                    Math.abs(cover[slot] - standing.grid().coverDays(slot, day)));
                        }
                    }
                });
        int differ = 0;
        int farOff = 0;
        for (int slot = 0; slot < exact.outDay().length; slot++) {
            int earlier = Math.min(exact.outDay()[slot], standing.grid().outDay(slot));
            if (exact.outDay()[slot] != standing.grid().outDay(slot)) {
                differ++;
                farOff += Math.abs(covers[earlier][slot] - OUT) > TOLERANCE_DAYS ? 1 : 0;
            }
        }
        return new Found(same, largest[0], exact.outDay().length, differ, farOff);
    }
}
