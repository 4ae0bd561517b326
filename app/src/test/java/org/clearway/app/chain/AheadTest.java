package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.chain.keylink.KeyLink;
import org.clearway.app.chain.keylink.KeyLinks;
import org.clearway.app.chain.keylink.KeyLinks.KeyLinkFilter;
import org.clearway.app.chain.keylink.RankingKeyLinks;
import org.clearway.app.chain.whatif.Choices;
import org.clearway.app.chain.whatif.WhatIf;
import org.clearway.app.chain.whatif.WhatIfs;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Key links and what-ifs on a small chain: steel, one stamping plant, two vehicle plants that wait for it. On a database of its own:
 * plants of other tests that fill their stocks up would have their part in the output.
 */
@PlatformTest
@TestPropertySource(properties = "clearway.home=target/ahead")
class AheadTest {

    private static final int PATIENCE_MILLIS = 30_000;

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    LiveNetwork network;

    @Autowired
    Closing closing;

    @Autowired
    RankingKeyLinks ranking;

    @Autowired
    KeyLinks links;

    @Autowired
    WhatIfs whatIfs;

    @Autowired
    Jobs jobs;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;

    @BeforeEach
    void build() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        // The worlds of the tests before this one share the network, so that totals speak of this one only when those
        // are open.
        world.owner
                .sql(
                        "update chain.closure set superseded_at = recorded_at + interval '1 second' where superseded_at = 'infinity'")
                .update();
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        Actor.platform("test").run(network::catchUp);
    }

    @Test
    void theOnlyStampingPlantIsRankedAboveEachOfTheTwoThatWaitForIt() {
        Actor.platform("test").run(() -> ranking.rank("test", Progress.NONE));
        List<KeyLink> ranked = ChainWorld.officer("000000").get(this::own);
        assertThat(ranked)
                .extracting(KeyLink::enterpriseId)
                .contains(world.stamping, world.plant, world.other, world.mill);
        KeyLink stamping = of(ranked, world.stamping);
        assertThat(stamping.position()).isLessThan(of(ranked, world.plant).position());
        assertThat(stamping.loss()).isGreaterThan(of(ranked, world.plant).loss());
        assertThat(ranked).allSatisfy(one -> {
            assertThat(one.lossLow()).isLessThanOrEqualTo(one.lossHigh());
            assertThat(one.best()).isLessThanOrEqualTo(one.worst());
        });
    }

    private List<KeyLink> own() {
        return links.list(links.made(AsOf.now(clock)).orElseThrow(), new KeyLinkFilter(world.chain, null), 0, 100);
    }

    private static KeyLink of(List<KeyLink> ranked, long enterprise) {
        return ranked.stream()
                .filter(one -> one.enterpriseId() == enterprise)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOfficerReadsTheKeyLinksOfTheOwnTerritoryAndAnEnterpriseNone() {
        Actor.platform("test").run(() -> ranking.rank("test", Progress.NONE));
        assertThat(ChainWorld.officer("220000").get(this::own))
                .extracting(KeyLink::enterpriseId)
                .containsExactly(world.plant);
        assertThatThrownBy(() -> ChainWorld.reporter(world.plant, "220100").get(this::own))
                .isInstanceOf(RuntimeException.class);
    }

    /**
     * By hand: the stamping plant is closed by an order, so its own stop does not count. It uses no steel and is full, so the mill, which
     * sells to nobody else, has no order left on day 2 and stops. Both vehicle plants have 7 days of panels: they stop on day 8.
     */
    @Test
    void openingTheClosedSupplierIsHeldAgainstWaitingForIt() {
        close();
        Actor officer = ChainWorld.officer("220000");
        WhatIf two = play(officer, whatIf(List.of("site:" + world.stamping), List.of()));
        assertThat(two.stopsAsIs() - two.stopsActed()).isEqualTo(3);
        assertThat(two.firstAsIs()).isEqualTo(clock.today().plusDays(1));
        // Suppliers that fill stocks up again make a trace more than normal; what other tests added has its part in the
        // sum.
        assertThat(two.outputActed()[29]).isCloseTo(1, within(1e-3));
        assertThat(two.gain10k()).isGreaterThan(100);
        List<WhatIf.Effect> gains = officer.get(() -> whatIfs.effects(two.id(), 1, 10));
        assertThat(gains).singleElement().satisfies(gain -> {
            assertThat(gain.enterpriseId()).isEqualTo(world.plant);
            assertThat(gain.stopsAsIs()).isEqualTo(clock.today().plusDays(7));
            assertThat(gain.stopsActed()).isNull();
        });
    }

    @Test
    void aRestartPlanSaysWhatReopensOnWhichDay() {
        close();
        Actor officer = ChainWorld.officer("310000");
        WhatIf plan = play(officer, new Choices(Choices.RESTART, List.of(), List.of(), 1, 30, 1, "310114"));
        List<WhatIf.Effect> steps = officer.get(() -> whatIfs.effects(plan.id(), 0, 10));
        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().enterpriseId()).isEqualTo(world.stamping);
        assertThat(steps.getFirst().reopensOn()).isEqualTo(clock.today());
        assertThat(plan.lostActed()).isLessThan(plan.lostAsIs());
    }

    @Test
    void isSeenByItsMakerAloneUntilItIsShared() {
        WhatIf one = play(ChainWorld.officer("220000"), whatIf(List.of(), List.of("site:" + world.stamping)));
        Actor other = new Actor(
                99,
                "hubei",
                "Zhou Min",
                Actor.Kind.OFFICER,
                java.util.Set.of(org.clearway.app.shared.scope.Role.OFFICER),
                org.clearway.app.shared.scope.Role.OFFICER.rights(),
                "420000",
                "industry",
                2L,
                org.clearway.app.shared.scope.DivisionRange.of("420000"),
                List.of(),
                Actor.Via.SESSION);
        assertThatThrownBy(() -> other.get(() -> whatIfs.find(one.id()))).isInstanceOf(NotFound.class);
        ChainWorld.officer("220000").run(() -> whatIfs.share(one.id(), "420000"));
        assertThat(other.get(() -> whatIfs.find(one.id())).name()).isEqualTo("test");
        assertThat(other.get(() -> whatIfs.effects(one.id(), -1, 10)))
                .extracting(WhatIf.Effect::enterpriseId)
                .containsExactly(world.other);
        assertThatThrownBy(() -> other.run(() -> whatIfs.share(one.id(), "110000")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void saysEveryReasonAgainstChoicesThatCannotBePlayed() {
        assertThatThrownBy(() -> ChainWorld.officer("220000")
                        .get(() -> whatIfs.start(
                                "", new Choices(Choices.WHAT_IF, List.of("nonsense"), List.of(), 0, 90, 0, "x"))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reasons())
                                .extracting(reason -> reason.code())
                                .contains(
                                        "chain.what-if-name",
                                        "chain.what-if-days",
                                        "chain.what-if-per-day",
                                        "chain.what-if-unknown"));
    }

    private void close() {
        ChainWorld.officer("310000")
                .get(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(40), "measures"),
                        "officer"));
        Actor.platform("test").run(network::catchUp);
    }

    private static Choices whatIf(List<String> open, List<String> close) {
        return new Choices(Choices.WHAT_IF, open, close, 30, 30, 1, "000000");
    }

    private WhatIf play(Actor who, Choices choices) {
        long job = who.get(() -> whatIfs.start("test", choices));
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        Job now = who.get(() -> jobs.find(job));
        while (now.state().isUnderWay() && System.nanoTime() < until) {
            Thread.onSpinWait();
            now = who.get(() -> jobs.find(job));
        }
        assertThat(now.state()).isEqualTo(Job.State.DONE);
        long id = now.count("future");
        return who.get(() -> whatIfs.find(id));
    }
}
