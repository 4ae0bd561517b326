package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages of lights, in both languages, as an officer and as the enterprise see them. */
@PlatformTest
class ChainPagesTest {

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

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
        Actor.platform("test").run(() -> {
            network.catchUp();
            exact.run();
        });
    }

    private String as(Actor actor, String address) throws Exception {
        return actor.call(
                () -> web.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void anOfficerSeesTheLightItsCauseAndTwoFutures() throws Exception {
        Actor officer = ChainWorld.officer("220000");
        assertThat(as(officer, "/chains/lights?lang=en&chain=" + world.chain))
                .contains(
                        "1 red light",
                        "Example vehicles",
                        "Door outer panel",
                        "Example stamping",
                        "share of the gap 100 %");
        assertThat(as(officer, "/chains/lights?lang=zh&view=cause&chain=" + world.chain))
                .contains("示例冲压厂", "关停");
        String page = as(officer, "/chains/lights/" + world.plant + "/" + world.panel + "?lang=en");
        assertThat(page)
                .contains(
                        "The line stops on",
                        "Example stamping",
                        "Two futures",
                        "not in sight",
                        "Restart Example stamping",
                        "sole source · stopped");
        assertThat(as(officer, "/chains/lights/" + world.plant + "/" + world.panel + "?lang=zh"))
                .contains("两种未来", "断链传导");
    }

    @Test
    void whatAProgramSendsWrongIsNamedByItsPlace() throws Exception {
        String due = """
                [{"siteId":%d,"partId":%d,"day":"%s","onHand":4,"dailyUse":1,"why":"counted","confirmed":["use-moved","more-than-delivered"],
                "arrivals":[{"day":"%s","units":%%s}]}]""".formatted(
                        world.plant, world.panel, clock.today(), clock.today().plusDays(2));
        assertThat(sent(due.formatted("5"))).as("who sends it may be left out").contains("\"good\":1");
        assertThat(sent(due.formatted("\"much\"")))
                .contains("shared.json-value", "\"field\":\"0.arrivals.0.units\"", "/api/v1/docs");
        assertThat(sent(due.formatted("}"))).contains("shared.no-json", "from line 2, column");
        assertThat(sent("")).contains("shared.no-body");
        assertThat(as(ChainWorld.officer("220000"), "/api/v1/chains/lights?limit=many"))
                .contains("shared.parameter", "\"field\":\"limit\"", "many");
    }

    private String sent(String body) throws Exception {
        return ChainWorld.reporter(world.plant, "220100")
                .call(() -> web.perform(post("/api/v1/chains/stocks")
                                .locale(Locale.ENGLISH)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void anEnterpriseSeesItsLightAndNobodysName() throws Exception {
        Actor reporter = ChainWorld.reporter(world.plant, "220100");
        String list = as(reporter, "/chains/lights?lang=en");
        assertThat(list)
                .contains("Door outer panel", "a closed supplier, one tier up")
                .doesNotContain("Example stamping");
        String page = as(reporter, "/chains/lights/" + world.plant + "/" + world.panel + "?lang=en");
        assertThat(page)
                .contains("a closed supplier, one tier up", "If nothing changes")
                .doesNotContain("Example stamping", "示例冲压厂", "site:" + world.stamping, "Example mill");
        assertThat(as(ChainWorld.reporter(world.other, "420100"), "/chains/lights/" + world.plant + "/" + world.panel))
                .doesNotContain("Door outer panel");
    }

    @Test
    void aReporterSendsStockAndIsToldBesideTheFieldWhatIsWrong() throws Exception {
        Actor reporter = ChainWorld.reporter(world.plant, "220100");
        assertThat(as(reporter, "/stock?lang=en")).contains("Door outer panel", "Change only what is different");
        String refused = reporter.call(() -> web.perform(post("/stock?lang=en")
                        .param("site", String.valueOf(world.plant))
                        .param("onHand-" + world.panel, "-3")
                        .param("dailyUse-" + world.panel, "many")
                        .param("why-" + world.panel, "counted again"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(refused).contains("many is no number", "value=\"many\"");
        var sent = reporter.call(() -> web.perform(post("/stock?lang=en")
                        .param("site", String.valueOf(world.plant))
                        .param("onHand-" + world.panel, "3.5")
                        .param("dailyUse-" + world.panel, "1")
                        .param("why-" + world.panel, "counted again"))
                .andReturn()
                .getResponse());
        assertThat(sent.getRedirectedUrl()).isEqualTo("/stock?site=" + world.plant + "&sent=1");
    }

    @Test
    void theBoardSaysWhatBlocksTheChainsAndTheListsStand() throws Exception {
        Actor officer = ChainWorld.officer("220000");
        assertThat(as(officer, "/?lang=en")).contains("What blocks the chains", "within 7 days");
        assertThat(as(officer, "/?lang=zh")).contains("产业链堵点");
        assertThat(as(officer, "/chains/roads?lang=en")).contains("Block a road, exit or port");
        assertThat(as(officer, "/chains/relations?lang=zh")).contains("导入供应关系");
        assertThat(as(officer, "/api/v1/chains/lights?chain=" + world.chain)).contains("\"light\":\"red\"");
    }
}
