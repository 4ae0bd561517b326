package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Confidentiality, table by table: nobody reads or writes another's row, whatever SQL the code would send. */
@PlatformTest
class ChainScopeTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    LiveNetwork network;

    @Autowired
    ExactPass exact;

    @Autowired
    FilingStock filing;

    @Autowired
    Closing closing;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;

    @BeforeEach
    void rowsInEveryTable() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        for (long site : List.of(world.plant, world.other)) {
            ChainWorld.reporter(site, "220100")
                    .run(() -> filing.file(world.stock(site, world.panel, clock.today(), 3, 1), "page"));
        }
        ChainWorld.officer("310000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(9), "measures"),
                        "officer"));
        world.owner
                .sql(
                        "insert into chain.disagreement (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, buyer_division,"
                                + " supplier_division, part_id, field, found_at) values (?, ?, ?, ?, '420100', '310114', ?, 'transit', now())")
                .params(world.other, world.stamping, world.other, world.stamping, world.panel)
                .update();
        world.owner
                .sql("insert into chain.named_supplier (name, division, named_by, by_division, account_id, recorded_at)"
                        + " values ('示例供方', '310114', ?, '420100', 0, now())")
                .param(world.other)
                .update();
        Actor.platform("test").run(() -> {
            network.catchUp();
            exact.run();
        });
    }

    private long count(Actor actor, String from) {
        return actor.get(() -> java.util.Objects.requireNonNull(transactions.execute(status ->
                jdbc.sql("select count(*) from " + from).query(Long.class).single())));
    }

    @Test
    void anEnterpriseReadsItsOwnRowsOfEachTable() {
        Actor own = ChainWorld.reporter(world.plant, "220100");
        assertThat(count(own, "chain.node where enterprise_id <> " + world.plant))
                .isZero();
        assertThat(count(own, "chain.relation where buyer_enterprise <> " + world.plant))
                .isZero();
        assertThat(count(own, "chain.relation")).isEqualTo(1);
        assertThat(count(own, "chain.stock_report where enterprise_id <> " + world.plant))
                .isZero();
        assertThat(count(own, "chain.stock_report")).isEqualTo(1);
        assertThat(count(own, "chain.closure")).isZero();
        assertThat(count(own, "chain.disagreement")).isZero();
        assertThat(count(own, "chain.named_supplier")).isZero();
        assertThat(within(
                        own,
                        () -> jdbc.sql("select site_id from chain.light where superseded_at = 'infinity'")
                                .query(Long.class)
                                .list()))
                .containsExactly(world.plant);
    }

    @Test
    void anEnterpriseMayNotAskForCausesMattersCountsOrNames() {
        Actor own = ChainWorld.reporter(world.plant, "220100");
        for (String forbidden : List.of(
                "chain.light_cause",
                "chain.matter",
                "chain.slot_count",
                "chain.change",
                "chain.site_names(array[" + world.stamping + "])",
                "chain.node_names(array[" + world.stamping + "])",
                "(select cause_ref from chain.light) x")) {
            assertThatThrownBy(() -> count(own, forbidden)).as(forbidden).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void anOfficerReadsTheTerritoryAndTheRelationsThatCrossItsBorder() {
        Actor jilin = ChainWorld.officer("220000");
        assertThat(count(jilin, "chain.node where division not like '22%'")).isZero();
        assertThat(count(jilin, "chain.relation where buyer_node = " + world.plant))
                .isEqualTo(1);
        assertThat(count(jilin, "chain.relation where buyer_node in (" + world.other + ", " + world.stamping + ")"))
                .isZero();
        assertThat(count(jilin, "chain.stock_report where division not like '22%'"))
                .isZero();
        assertThat(count(jilin, "chain.closure where division not like '22%'")).isZero();
        assertThat(count(jilin, "chain.light where division not like '22%'")).isZero();
        assertThat(count(jilin, "chain.light_cause where division not like '22%'"))
                .isZero();
        assertThat(count(jilin, "chain.slot_count where division not like '22%'"))
                .isZero();
        assertThat(count(jilin, "chain.matter where division not like '22%'")).isZero();
        assertThat(count(jilin, "chain.disagreement where buyer_node = " + world.other))
                .isZero();
        assertThat(count(jilin, "chain.named_supplier where named_by = " + world.other))
                .isZero();
        Actor shanghai = ChainWorld.officer("310000");
        assertThat(count(shanghai, "chain.relation where supplier_node = " + world.stamping))
                .isEqualTo(2);
        assertThat(count(shanghai, "chain.matter where cause_ref = 'site:" + world.stamping + "'"))
                .isEqualTo(1);
    }

    @Test
    void nobodyWritesForAnother() {
        Actor own = ChainWorld.reporter(world.plant, "220100");
        assertThat(within(
                        own,
                        () -> jdbc.sql("update chain.stock_report set superseded_at = now() where site_id = ?")
                                .param(world.other)
                                .update()))
                .isZero();
        assertThat(within(
                        own,
                        () -> jdbc.sql("update chain.relation set superseded_at = now() where buyer_node = ?")
                                .param(world.other)
                                .update()))
                .isZero();
        assertThatThrownBy(() -> own.run(() -> transactions.executeWithoutResult(status -> jdbc.sql(
                                "insert into chain.closure (site_id,"
                                        + " enterprise_id, division, capacity, valid_from, valid_to, source, ground, account_id, said_by, recorded_at)"
                                        + " values (?, ?, '420100', 0, '2022-06-01', '2022-06-02', 'api', 'none', 0, '', now())")
                        .params(world.other, world.other)
                        .update())))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> own.run(() -> transactions.executeWithoutResult(status ->
                        jdbc.sql("update chain.light set light = 'green'").update())))
                .hasStackTraceContaining("permission denied");
    }

    private <T> T within(Actor actor, java.util.function.Supplier<T> act) {
        return actor.get(() -> java.util.Objects.requireNonNull(transactions.execute(status -> act.get())));
    }
}
