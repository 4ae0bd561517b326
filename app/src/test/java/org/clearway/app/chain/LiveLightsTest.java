package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a stock report to the lights, their causes, and the matter that somebody has to solve. */
@PlatformTest
class LiveLightsTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    LiveNetwork network;

    @Autowired
    ExactPass exact;

    @Autowired
    FilingStock filing;

    @Autowired
    Closing closing;

    @Autowired
    Blocking blocking;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;

    @BeforeEach
    void build() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        tellOf("network");
        catchUp();
    }

    private void tellOf(String what) {
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), ?, 0)")
                .param(what)
                .update();
    }

    private void catchUp() {
        Actor.platform("test").run(network::catchUp);
    }

    private void project() {
        Actor.platform("test").run(exact::run);
    }

    private void report(long site, double onHand) {
        ChainWorld.reporter(site, "220100")
                .run(() -> filing.file(world.stock(site, world.panel, clock.today(), onHand, 1), "page"));
        catchUp();
    }

    @Test
    void aLowStockIsGreenWhileTheSupplierWorksAndRedOnceItIsClosed() {
        report(world.plant, 4);
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");

        closeStamping();
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");

        ChainWorld.officer("310000").run(() -> closing.open(world.stamping, "measures lifted"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
    }

    private void closeStamping() {
        ChainWorld.officer("310000")
                .get(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(20), "district measures"),
                        "officer"));
    }

    @Test
    void goodsOnTheWayCountAtOnceAndNoLongerWhenTheyAreNotComing() {
        report(world.plant, 4);
        closeStamping();
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");

        ChainWorld.reporter(world.plant, "220100")
                .run(() -> filing.file(
                        world.corrected(
                                world.plant,
                                clock.today(),
                                4,
                                List.of(new StockFiling.Arrival(clock.today().plusDays(3), 40, world.stamping))),
                        "page"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");

        ChainWorld.reporter(world.plant, "220100")
                .run(() -> filing.file(world.corrected(world.plant, clock.today(), 4, List.of()), "page"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
    }

    /** What the grid had taken in when the writing failed is not forgotten, though nothing new comes. */
    @Test
    void aFaultWhileLightsAreWrittenLosesNoLight() {
        report(world.plant, 4);
        closeStamping();
        world.owner
                .sql("alter table chain.light add constraint drill check (light <> 'red') not valid")
                .update();
        try {
            assertThatThrownBy(this::catchUp).isInstanceOf(org.springframework.dao.DataAccessException.class);
            assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
        } finally {
            world.owner.sql("alter table chain.light drop constraint drill").update();
        }
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
    }

    @Test
    void theCauseOfARedLightIsNamedWithItsShareAndRaisedAsAMatterUntilItIsGreen() {
        report(world.plant, 4);
        report(world.other, 4);
        long road = ChainWorld.officer("310000")
                .get(() -> blocking.block(new Blocking.NewBlock(
                        "exit",
                        "G15出口",
                        "G15 exit D12",
                        "310100",
                        "310000",
                        "220000",
                        0,
                        clock.today(),
                        clock.today().plusDays(20),
                        "closed")));
        catchUp();
        project();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
        assertThat(world.light(world.other, world.panel)).isEqualTo("green");
        assertThat(world.owner
                        .sql(
                                "select cause_ref || ' ' || round(cause_share::numeric, 2) || ' ' || cause_tiers from chain.light"
                                        + " where site_id = ? and superseded_at = 'infinity'")
                        .param(world.plant)
                        .query(String.class)
                        .single())
                .isEqualTo("road:" + road + " 1.00 1");
        assertThat(matters("road:" + road)).containsExactly("road-closed open");

        ChainWorld.officer("310000").run(() -> blocking.open(road, "road repaired"));
        catchUp();
        project();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
        assertThat(matters("road:" + road)).containsExactly("road-closed ended");
    }

    private List<String> matters(String ref) {
        return world.owner
                .sql(
                        "select kind || case when ended_at is null then ' open' else ' ended' end from chain.matter where cause_ref = ?")
                .param(ref)
                .query(String.class)
                .list();
    }

    /** Red from 40 days on, orange from 10: nothing can be both, so the chain has no colours until somebody corrects it. */
    @Test
    void thresholdsOfOneChainThatDoNotFitGreyThatChainAndNoOther() {
        ChainWorld healthy = new ChainWorld(world.owner).build();
        tellOf("network");
        redFrom(world.chain, 40, "2020-02-01");
        tellOf("setting");
        catchUp();
        for (ChainWorld each : List.of(world, healthy)) {
            ChainWorld.officer("310000")
                    .run(() -> closing.close(
                            new Closing.NewClosure(
                                    each.stamping,
                                    0,
                                    clock.today(),
                                    clock.today().plusDays(20),
                                    "district measures"),
                            "officer"));
            ChainWorld.reporter(each.plant, "220100")
                    .run(() -> filing.file(each.stock(each.plant, each.panel, clock.today(), 4, 1), "page"));
            catchUp();
        }
        assertThat(world.light(world.plant, world.panel)).isEqualTo("grey");
        assertThat(healthy.light(healthy.plant, healthy.panel)).isEqualTo("red");

        redFrom(world.chain, 5, "2020-03-01");
        tellOf("setting");
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
    }

    @Test
    void aThresholdHoldsFromItsMomentOnAndForItsPartAloneThoughNobodyTellsOfIt() throws InterruptedException {
        report(world.plant, 8);
        report(world.other, 8);
        closeStamping();
        catchUp();
        Thread.sleep(2_100);
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("orange");
        redFrom(world.chain + "/" + world.panel, 9, clock.instant().toString());
        Thread.sleep(2_100);
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
        redFrom(world.chain + "/" + world.panel, 2, clock.instant().toString());
        redFrom(world.chain + "/" + world.steel, 9, clock.instant().toString());
        Thread.sleep(2_100);
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("orange");
    }

    private void redFrom(String chain, int days, String from) {
        world.owner
                .sql(
                        "insert into shared.setting (name, subject, value, valid_from, recorded_at, account_id, source, why)"
                                + " values ('chain.red-days', ?, ?::jsonb, ?::timestamptz, now(), 0, 'test', 'test')")
                .params(chain, Integer.toString(days), from)
                .update();
    }

    @Test
    void refusesWhatCannotBe() {
        LocalDate today = clock.today();
        Actor reporter = ChainWorld.reporter(world.plant, "220100");
        assertThatThrownBy(() ->
                        reporter.get(() -> filing.file(world.stock(world.plant, world.panel, today, -1, 1), "api")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("chain.stock.negative");
        assertThatThrownBy(() ->
                        reporter.get(() -> filing.file(world.stock(world.plant, world.steel, today, 1, 1), "api")))
                .hasMessageContaining("chain.stock.not-taken");
        assertThatThrownBy(() ->
                        reporter.get(() -> filing.file(world.stock(world.other, world.panel, today, 1, 1), "api")))
                .hasMessageContaining("chain.stock.not-taken");
    }
}
