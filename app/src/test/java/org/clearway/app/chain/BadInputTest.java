package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes in broken: told with all its reasons, and the network goes on. */
@PlatformTest
class BadInputTest {

    private static final int MAKERS = 313;
    private static final int BUYERS = 320;
    private static final int ROWS = 100_000;
    private static final int BAD = 300;

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
    SayingRelations saying;

    @Autowired
    ImportingRelations importing;

    @Autowired
    Closing closing;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;

    @BeforeEach
    void build() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        tellOfTheNetwork();
    }

    private void tellOfTheNetwork() {
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        catchUp();
    }

    private void catchUp() {
        Actor.platform("test").run(network::catchUp);
    }

    private Actor reporter() {
        return ChainWorld.reporter(world.plant, "220100");
    }

    private void close() {
        ChainWorld.officer("310000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(20), "district measures"),
                        "officer"));
    }

    @Test
    void allReasonsAgainstAReportAreToldAtOnce() {
        LocalDate today = clock.today();
        StockFiling broken = new StockFiling(
                world.plant,
                world.panel,
                today,
                "kg",
                -5,
                -1,
                Double.NaN,
                -2.0,
                List.of(
                        new StockFiling.Arrival(today.minusDays(1), 10, 0),
                        new StockFiling.Arrival(today.plusDays(900), 0, 0)),
                null,
                "x",
                Set.of());
        StockFiling unknown = new StockFiling(
                world.plant, 1_999_999_999L, today, null, 1, 0, 1, null, List.of(), null, null, Set.of());
        List<StockFiled> filed = reporter().get(() -> filing.fileAll(List.of(broken, unknown), "api"));
        assertThat(filed.get(0).reasons())
                .extracting(Reason::code)
                .containsExactlyInAnyOrder(
                        "chain.stock.negative",
                        "chain.stock.negative",
                        "chain.stock.large",
                        "chain.stock.target",
                        "chain.stock.arrival-past",
                        "chain.stock.arrival-late",
                        "chain.stock.arrival-units",
                        "chain.why",
                        "chain.unit");
        assertThat(filed.get(1).reasons()).extracting(Reason::code).containsExactly("chain.stock.not-taken");
    }

    @Test
    void aReportThatDoesNotLandWholeMakesNoLight() {
        close();
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
        StockFiling low = world.stock(world.plant, world.panel, clock.today(), 1, 1);
        reporter()
                .run(() -> transactions.executeWithoutResult(status -> {
                    assertThat(filing.fileAll(List.of(low), "api").getFirst().landed())
                            .isTrue();
                    status.setRollbackOnly();
                }));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("green");
        reporter().run(() -> filing.fileAll(List.of(low), "api"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
    }

    @Test
    void theClockMovedBackLosesNothingAndNoVersionIsTurnedAround() {
        Instant before = clock.instant();
        close();
        try {
            reporter().run(() -> filing.file(world.stock(world.plant, world.panel, clock.today(), 4, 1), "page"));
            catchUp();
            assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
            clock.set(before.minusSeconds(2 * 86_400));
            catchUp();
            StockFiling earlier = world.stock(world.plant, world.panel, clock.today(), 40, 1);
            assertThat(reporter()
                            .get(() -> filing.fileAll(List.of(earlier), "api"))
                            .getFirst()
                            .outcome())
                    .isEqualTo("filed");
            catchUp();
            Actor.platform("test").run(exact::run);
        } finally {
            clock.set(before);
        }
        StockFiling corrected = new StockFiling(
                world.plant,
                world.panel,
                clock.today(),
                null,
                3,
                0,
                1,
                null,
                List.of(),
                null,
                "counted again",
                Set.of("use-moved", "more-than-delivered"));
        reporter().run(() -> filing.file(corrected, "page"));
        catchUp();
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
        assertThat(world.owner
                        .sql("select count(*) from chain.stock_report where site_id = ?")
                        .param(world.plant)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(world.owner
                        .sql(
                                "select count(*) from (select superseded_at, lead(recorded_at) over (partition by site_id, part_id"
                                        + " order by superseded_at) as next from chain.light where site_id = ?) l where next < superseded_at")
                        .param(world.plant)
                        .query(Long.class)
                        .single())
                .as("versions of the light that overlap")
                .isZero();
    }

    /** Who makes the steel buys cars of the plant that waits for the panels that are made of it: a ring of enterprises, and no fault. */
    @Test
    void aRingInTheSupplyNetworkIsFine() {
        long own = world.base + 15;
        world.node(own, "220100", world.steel, 0, "示例整车厂炼钢", "Example vehicles, steel");
        world.owner
                .sql("update chain.node set enterprise_id = ? where id = ?")
                .params(world.plant, own)
                .update();
        world.relation(world.stamping, own, world.steel, ChainWorld.ONE_A_DAY, "310114", "220100");
        tellOfTheNetwork();
        close();
        reporter().run(() -> filing.file(world.stock(world.plant, world.panel, clock.today(), 4, 1), "page"));
        catchUp();
        Actor.platform("test").run(exact::run);
        assertThat(world.light(world.plant, world.panel)).isEqualTo("red");
    }

    @Test
    @Tag("scale")
    void ofAHundredThousandRelationsTheThreeHundredBadOnesComeBackAndTheRestLands() throws Exception {
        makersAndBuyers();
        StringBuilder table = new StringBuilder("需方统一社会信用代码,需方产品编码,供方统一社会信用代码,零部件编码,月供量,单位\n");
        int rows = 0;
        for (int buyer = 0; buyer < BUYERS && rows < ROWS - BAD; buyer++) {
            for (int maker = 0; maker < MAKERS && rows < ROWS - BAD; maker++) {
                table.append(row("B", buyer, "CAR", "M", maker, "PANEL", "30", "set"));
                rows++;
            }
        }
        for (int i = 0; i < BAD; i += 5) {
            table.append(row("B", i, "CAR", "B", i, "CAR", "30", "piece"))
                    .append(row("B", i, "CAR", "M", i, "NOBODY", "30", "set"))
                    .append(row("B", i, "CAR", "M", i, "PANEL", "-3", "set"))
                    .append(row("B", i, "CAR", "M", i, "PANEL", "many", "set"))
                    .append(row("B", i, "CAR", "M", i, "PANEL", "30", "kg"));
        }
        byte[] content = table.toString().getBytes(StandardCharsets.UTF_8);
        Actor officer = ChainWorld.officer("000000");
        long number = officer.get(() -> importing.start("relations.csv", content, false, Locale.ENGLISH));
        Job job = officer.get(() -> jobs.look(number));
        for (int i = 0; i < 2_400 && job.state() != Job.State.DONE; i++) {
            assertThat(job.state()).isNotEqualTo(Job.State.FAILED);
            Thread.sleep(100);
            job = officer.get(() -> jobs.look(number));
        }
        assertThat(job.count("added")).isEqualTo(ROWS - BAD);
        assertThat(job.count("bad")).isEqualTo(BAD);
        assertThat(world.owner
                        .sql(
                                "select count(*) from chain.relation where part_id = ? and superseded_at = 'infinity' and channel = 'sheet'")
                        .param(world.panel)
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS - BAD);
        byte[] toCorrect = officer.get(() -> jobs.result(number)).orElseThrow();
        assertThat(toCorrect.length).isGreaterThan(5_000);
    }

    private String row(
            String buyers,
            int buyer,
            String product,
            String makers,
            int maker,
            String part,
            String volume,
            String unit) {
        return code(buyers, buyer) + "," + product + "," + code(makers, maker) + "," + part + "," + volume + "," + unit
                + "\n";
    }

    private String code(String kind, int number) {
        return "EP%s%015d".formatted(kind.equals("M") ? "1" : "2", world.base * 1_000L + number);
    }

    private void makersAndBuyers() {
        for (String kind : List.of("M", "B")) {
            long first = 60_000_000L + world.base % 1_000_000 * 1_000 + (kind.equals("M") ? 0 : 500);
            world.owner
                    .sql("insert into directory.division (code, kind, name_zh, name_en, valid_from)"
                            + " values ('310114', 'county', '嘉定', 'Jiading', '2000-01-01') on conflict do nothing")
                    .update();
            world.owner
                    .sql("""
                            insert into directory.enterprise (id, credit_code, provisional, name_zh, division, industry, size_class,
                                above_designated, recorded_at)
                            select :first + n, 'EP' || :kind || lpad((:base * 1000 + n)::text, 15, '0'), true, '厂' || n, '310114', '3611',
                                'large', true, '2022-01-01' from generate_series(0, :most - 1) n
                            """)
                    .param("first", first)
                    .param("kind", kind.equals("M") ? "1" : "2")
                    .param("base", world.base)
                    .param("most", Math.max(MAKERS, BUYERS))
                    .update();
            world.owner
                    .sql("""
                            insert into directory.site (id, enterprise_id, number, name_zh, division, recorded_at)
                            select :first + n, :first + n, 1, '厂区', '310114', '2022-01-01' from generate_series(0, :most - 1) n
                            """)
                    .param("first", first)
                    .param("most", Math.max(MAKERS, BUYERS))
                    .update();
            world.owner
                    .sql("""
                            insert into chain.node (id, site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh,
                                valid_from, recorded_at)
                            select :first + n, :first + n, :first + n, '310114', :part, 0, 7, '厂', '2022-01-01', '2022-01-01'
                            from generate_series(0, :most - 1) n
                            """)
                    .param("first", first)
                    .param("part", kind.equals("M") ? world.panel : world.car)
                    .param("most", Math.max(MAKERS, BUYERS))
                    .update();
        }
    }
}
