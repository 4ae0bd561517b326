package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The problem of a red light: filed once, by whom there is, with evidence for the desk and without a name for those whom it hits. */
@PlatformTest
class MattersTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    WebApplicationContext context;

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
    MockMvc web;

    @BeforeEach
    void aClosedStampingPlant() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        division("310114");
        division("220100");
        world.owner
                .sql("""
                        insert into directory.enterprise (id, credit_code, provisional, name_zh, name_en, division, industry, size_class,
                            above_designated, recorded_at)
                        values (?, ?, true, '示例整车厂', 'Example vehicles', '220100', '3611', 'large', true, '2022-01-01')
                        """)
                .params(world.plant, "EP%016d".formatted(world.plant))
                .update();
        world.owner
                .sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        ChainWorld.reporter(world.plant, "220100")
                .run(() -> filing.file(world.stock(world.plant, world.panel, clock.today(), 4, 1), "page"));
        ChainWorld.officer("310000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                world.stamping, 0, clock.today(), clock.today().plusDays(20), "district measures"),
                        "officer"));
    }

    private void division(String code) {
        world.owner
                .sql(
                        "insert into directory.division (code, kind, name_zh, name_en, valid_from) values (?, ?, ?, ?, '2000-01-01')"
                                + " on conflict do nothing")
                .params(code, code.endsWith("00") ? "city" : "county", "区划" + code, "Division " + code)
                .update();
    }

    private void authority(String division) {
        world.owner
                .sql("insert into directory.authority (division, department, name_zh, name_en, valid_from)"
                        + " values (?, 'industry', '工信部门', ?, '2020-01-01') on conflict do nothing")
                .params(division, division + " industry")
                .update();
    }

    private void pass() {
        Actor.platform("test").run(() -> {
            network.catchUp();
            exact.run();
        });
    }

    private String ref() {
        return "site:" + world.stamping;
    }

    private List<String> problems() {
        return world.owner
                .sql("select number from problem.problem where source = 'chain' and reference = ? order by id")
                .param(ref())
                .query(String.class)
                .list();
    }

    private long waiting() {
        return world.owner
                .sql("select count(*) from chain.matter where cause_ref = ? and ended_at is null and told_at is null")
                .param(ref())
                .query(Long.class)
                .single();
    }

    private static Actor plant(long enterprise) {
        return new Actor(
                enterprise,
                "plant" + enterprise,
                "Wang Fang",
                Actor.Kind.ENTERPRISE,
                Set.of(Role.REPORTER),
                EnumSet.of(Right.SUBMIT_REPORTS, Right.FILE_PROBLEMS),
                "220100",
                null,
                null,
                DivisionRange.NONE,
                List.of(enterprise),
                Actor.Via.SESSION);
    }

    private String as(Actor actor, String address) throws Exception {
        return actor.call(
                () -> web.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void whereNobodySitsItWaitsAndIsFiledOnceAsSoonAsSomebodyDoes() {
        authority("310114");
        // Whoever there is comes in a hundred years, and then today after all.
        world.owner
                .sql("update directory.authority set valid_from = valid_from + 36524")
                .update();
        try {
            pass();
            assertThat(problems()).isEmpty();
            assertThat(waiting()).isEqualTo(1);
        } finally {
            world.owner
                    .sql("update directory.authority set valid_from = valid_from - 36524")
                    .update();
        }
        pass();
        assertThat(problems()).hasSize(1);
        assertThat(waiting()).isZero();
        pass();
        assertThat(problems()).hasSize(1);
    }

    @Test
    void theDeskSeesWhoAndOnWhatEvidenceThePlantThatItsLineWaits() throws Exception {
        authority("310114");
        pass();
        String number = problems().getFirst();
        Actor desk = ChainWorld.officer("310114");
        assertThat(as(desk, "/problems/" + number + "?lang=en"))
                .contains(
                        "Example stamping is closed: 1 line waits for it",
                        "closed or limited",
                        "1 red light for want of it.",
                        "Door outer panel",
                        "100 % of the gap",
                        "/chains/lights?view=history&amp;cause=" + ref())
                .doesNotContain("None yet", "/chains/lights/" + world.plant);
        assertThat(as(desk, "/problems/" + number + "?lang=zh")).contains("示例冲压厂关停，1条产线待料", "占缺口100%");
        Actor own = plant(world.plant);
        for (String language : List.of("en", "zh")) {
            for (String address : List.of(
                    "/problems/" + number, "/problems", "/api/v1/problems", "/api/v1/problems/" + number, "/to-do")) {
                String page = as(own, address + "?lang=" + language);
                assertThat(page).as(address).doesNotContain("Example stamping", "示例冲压厂", ref());
            }
        }
        assertThat(as(own, "/problems/" + number + "?lang=en"))
                .contains("A supplier up the chain is closed; your line waits for it");
        for (String table : List.of("problem.problem", "problem.affected", "problem.event")) {
            assertThat(rows(own, table + " where array_to_string(arguments, ' ') like '%stamping%'"))
                    .as(table)
                    .isZero();
        }
        assertThat(rows(own, "problem.problem")).isEqualTo(1);
        assertThat(rows(own, "problem.matter_name")).isZero();
        assertThat(rows(ChainWorld.officer("420000"), "problem.matter_name where arguments[2] = 'Example stamping'"))
                .isZero();
    }

    private long rows(Actor actor, String from) {
        Long found = actor.get(() -> transactions.execute(status ->
                jdbc.sql("select count(*) from " + from).query(Long.class).single()));
        return java.util.Objects.requireNonNull(found);
    }

    @Test
    void whatHungOnACauseIsItsProofWhenItIsOver() throws Exception {
        authority("310114");
        pass();
        String number = problems().getFirst();
        Actor desk = ChainWorld.officer("310114");
        String address = "/chains/lights?view=history&cause=" + ref();
        assertThat(as(desk, address + "&lang=en"))
                .contains("1 red light for want of it.", "Example vehicles", "holds", number)
                .doesNotContain("/chains/lights/" + world.plant);
        assertThat(as(ChainWorld.officer("420000"), address + "&lang=en"))
                .as("another province has no light of it")
                .doesNotContain("Example vehicles");
        assertThat(plant(world.plant)
                        .call(() -> web.perform(get(address))
                                .andReturn()
                                .getResponse()
                                .getStatus()))
                .isIn(403, 404);

        ChainWorld.officer("310000").run(() -> closing.open(world.stamping, "measures lifted"));
        pass();
        assertThat(as(desk, address + "&lang=zh")).contains("已无灯由其引起", "绿灯");
        assertThat(as(desk, "/problems/" + number + "?lang=en"))
                .contains("No light hangs on it any more.", "Example stamping no longer holds up any line");
        assertThat(world.owner
                        .sql("select state from problem.problem where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("solved");
        assertThat(as(plant(world.plant), "/problems/" + number + "?lang=en"))
                .contains("The source reports that the cause is gone.")
                .doesNotContain("Example stamping");
    }
}
