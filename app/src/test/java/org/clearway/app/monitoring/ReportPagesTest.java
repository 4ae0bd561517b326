package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages and endpoints below the filters: whoever the actor is, is bound here. */
@PlatformTest
class ReportPagesTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 2);

    @Autowired
    WebApplicationContext context;

    @Autowired
    FilingReports filing;

    @Autowired
    Reports reports;

    @Autowired
    ClearwayClock clock;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    Plants plants;
    Plant plant;
    MockMvc web;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T01:00:00Z"));
        plants = new Plants(ownerDataSource);
        plant = plants.plant("220102");
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private MockHttpServletResponse as(Actor actor, RequestBuilder request) throws Exception {
        return actor.call(() -> web.perform(request).andReturn().getResponse());
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletRequestBuilder form(String duty, String roll) {
        return post("/report")
                .param("site", String.valueOf(plant.site()))
                .param("day", TODAY.toString())
                .param("basedOn", "0")
                .param("state", "closed_loop")
                .param("staffOnRoll", roll)
                .param("staffOnDuty", duty)
                .param("staffReturned", "90")
                .param("utilisation", "71 %")
                .param("output10k", "80")
                .param("normalOutput10k", "100")
                .param("electricityMwh", "12.5")
                .param("blocker", "parts");
    }

    @Test
    void fillsInYesterdaysValuesInBothLanguages() throws Exception {
        plant.reporter()
                .get(() -> filing.file(
                        first(plant.site(), TODAY.minusDays(1), running(1_288, 1_132, "68")), "page", null));
        String english = text(as(plant.reporter(), get("/report?lang=en")));
        assertThat(english)
                .contains(
                        "Yesterday’s values are filled in",
                        "value=\"1,288\"",
                        "yesterday 1,132",
                        "yesterday 68.0 %",
                        "due 10:00",
                        "Thursday 2 June");
        String chinese = text(as(plant.reporter(), get("/report?lang=zh")));
        assertThat(chinese).contains("已按昨日数据预填", "昨日 1,132", "10:00 前提交", "产能利用率");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse refused =
                as(plant.reporter(), form("1,302", "1,288").param("lang", "en"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .contains(
                        "1,302 is more than the 1,288 on the roll",
                        "href=\"#f-staffOnDuty\"",
                        "value=\"1,302\"",
                        "value=\"71 %\"");
        MockHttpServletResponse unread =
                as(plant.reporter(), form("many", "1,288").param("lang", "en"));
        assertThat(text(unread)).contains("“many” is not a number", "value=\"many\"");
    }

    @Test
    void showsWhatWasSentAndBothValuesToTheSecond() throws Exception {
        MockHttpServletResponse sent = as(plant.reporter(), form("90", "100"));
        assertThat(sent.getStatus()).isEqualTo(302);
        assertThat(text(as(
                        plant.reporter(),
                        get(String.valueOf(sent.getRedirectedUrl())).param("lang", "en"))))
                .contains("The report is in", "Correct it", "Closed loop");
        MockHttpServletResponse second =
                as(plant.reporter("Li Na"), form("80", "100").param("lang", "en"));
        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(text(second)).contains("Wang Fang sent this report", ">90<", ">80<", "Send mine as version 2");
        MockHttpServletResponse corrected = as(
                plant.reporter("Li Na"), form("80", "100").param("basedOn", "1").param("why", "shift list"));
        assertThat(corrected.getStatus()).isEqualTo(409);
    }

    @Test
    void theChosenOneBecomesTheNextVersion() throws Exception {
        as(plant.reporter(), form("90", "100"));
        MockHttpServletRequestBuilder mine = post("/report");
        for (String[] field : new String[][] {
            {"site", String.valueOf(plant.site())},
            {"day", TODAY.toString()},
            {"basedOn", "1"},
            {"why", "shift list"},
            {"state", "normal"},
            {"staffOnRoll", "100"},
            {"staffOnDuty", "80"},
            {"staffReturned", "90"},
            {"utilisation", "71"},
            {"output10k", "80"},
            {"normalOutput10k", "100"},
            {"electricityMwh", ""},
            {"blocker", "none"}
        }) {
            mine.param(field[0], field[1]);
        }
        assertThat(as(plant.reporter("Li Na"), mine).getStatus()).isEqualTo(302);
        assertThat(text(as(Plants.officer("220000"), get("/reports/" + plant.site() + "/" + TODAY + "?lang=en"))))
                .contains("V2", "V1", "shift list", "Li Na", "Wang Fang");
    }

    @Test
    void asksToConfirmWhatIsUnusual() throws Exception {
        MockHttpServletRequestBuilder high = form("90", "100").param("lang", "en");
        MockHttpServletResponse doubted =
                as(plant.reporter(), post("/report").params(paramsOf("400")).param("lang", "en"));
        assertThat(doubted.getStatus()).isEqualTo(422);
        assertThat(text(doubted))
                .contains("more than three times a normal day", "name=\"confirmed\" value=\"output-high\"");
        assertThat(as(plant.reporter(), post("/report").params(paramsOf("400")).param("confirmed", "output-high"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(high).isNotNull();
    }

    private org.springframework.util.MultiValueMap<String, String> paramsOf(String output) {
        var all = new org.springframework.util.LinkedMultiValueMap<String, String>();
        all.add("site", String.valueOf(plant.site()));
        all.add("day", TODAY.toString());
        all.add("state", "normal");
        all.add("staffOnRoll", "100");
        all.add("staffOnDuty", "90");
        all.add("staffReturned", "90");
        all.add("utilisation", "71");
        all.add("output10k", output);
        all.add("normalOutput10k", "100");
        all.add("electricityMwh", "12");
        all.add("blocker", "none");
        return all;
    }

    @Test
    void everyPageOpensInBothLanguages() throws Exception {
        Plant group = plants.plant("220102", 3, 100);
        group.reporter().get(() -> filing.file(first(group.site(), TODAY, running(100, 90, "71")), "page", null));
        group.reporter()
                .get(() -> filing.file(first(group.site(), TODAY.minusDays(1), Plants.stopped(100)), "page", null));
        for (String language : new String[] {"en", "zh"}) {
            for (String path : new String[] {
                "/report", "/report?site=" + group.sites().get(1), "/report/history", "/report/sheet", "/inbox"
            }) {
                assertThat(as(group.reporter(), get(path).param("lang", language))
                                .getStatus())
                        .as(path)
                        .isEqualTo(200);
            }
            for (String path : new String[] {
                "/reports",
                "/reports?state=stopped&blocker=none&doubts=true",
                "/reports/missing",
                "/reports/missing?kind=silent",
                "/",
                "/inbox",
                "/enterprises/" + group.creditCode(),
                "/reports/" + group.site() + "/" + TODAY,
                "/reports?asOf=2022-06-02T08:00"
            }) {
                assertThat(as(Plants.officer("220000"), get(path).param("lang", language))
                                .getStatus())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(as(Plants.officer("000000"), get("/").param("lang", language))
                            .getStatus())
                    .isEqualTo(200);
        }
        assertThat(as(Plants.officer("220000"), get("/reports.xlsx")).getContentAsByteArray())
                .startsWith('P', 'K');
    }

    @Test
    void takesAGroupsSheetAndNamesTheBadRows() throws Exception {
        Plant group = plants.plant("220102", 300, 100);
        byte[] blank = as(group.reporter(), get("/report/sheet.xlsx")).getContentAsByteArray();
        assertThat(blank).startsWith('P', 'K');
        StringBuilder csv = new StringBuilder("统一社会信用代码,厂区号,日期,生产状态,在册人数,今日到岗,已返岗人数,产能利用率,今日产值,正常日产值,用电量,最大卡点\n");
        for (int number = 1; number <= 300; number++) {
            String duty = number == 7 ? "101" : number == 9 ? "众多" : "90";
            csv.append(group.creditCode())
                    .append(',')
                    .append(number)
                    .append(",2022-06-02,闭环,100,")
                    .append(duty)
                    .append(",90,71,80,100,12.5,无\n");
        }
        var file = new MockMultipartFile(
                "file", "today.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        String result =
                text(as(group.reporter(), multipart("/report/sheet").file(file).param("lang", "en")));
        assertThat(result)
                .contains(
                        "298 rows are in",
                        "2 to correct",
                        "101 is more than the 100",
                        "“众多” is not a number",
                        ">8<",
                        ">10<");
        String again =
                text(as(group.reporter(), multipart("/report/sheet").file(file).param("lang", "en")));
        assertThat(again).contains("No row is in, 298 were unchanged, 2 to correct");
    }

    @Test
    void theApiTakesReadsAndPages() throws Exception {
        Plant group = plants.plant("210102", 5, 100);
        String body = """
                {"siteId": %d, "day": "2022-06-02", "state": "normal", "staffOnRoll": 100, "staffOnDuty": %d, "staffReturned": 90,
                 "utilisation": 71, "output10k": 80, "normalOutput10k": 100, "blocker": "none"}""";
        var post = post("/api/v1/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "key-" + group.id());
        MockHttpServletResponse filed = as(group.reporter(), post.content(body.formatted(group.site(), 90)));
        assertThat(filed.getStatus()).isEqualTo(201);
        assertThat(text(filed)).contains("\"outcome\":\"filed\"", "\"version\":1");
        var other = post("/api/v1/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "key-" + group.id());
        assertThat(as(group.reporter(), other.content(body.formatted(group.site(), 91)))
                        .getStatus())
                .isEqualTo(409);
        var wrong = post("/api/v1/reports").contentType(MediaType.APPLICATION_JSON);
        MockHttpServletResponse refused = as(group.reporter(), wrong.content(body.formatted(group.site(), 101)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("urn:clearway:problem:monitoring.duty-over-roll", "staffOnDuty");

        String batch = "[" + body.formatted(group.sites().get(1), 90) + ","
                + body.formatted(group.sites().get(2), 90) + ",{}]";
        String answers = text(as(
                group.reporter(),
                post("/api/v1/reports/batch")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(batch)));
        assertThat(answers).contains("\"good\":2", "\"refused\":1", "monitoring.missing");
        Actor officer = Plants.officer("210000");
        String page = text(as(officer, get("/api/v1/reports?day=2022-06-02&limit=2")));
        assertThat(page)
                .contains("\"next\":\"2022-06-02_210102_" + group.sites().get(1) + "\"");
        assertThat(text(as(
                        officer,
                        get("/api/v1/reports?day=2022-06-02&limit=2&after=2022-06-02_210102_"
                                + group.sites().get(1)))))
                .contains("\"siteId\":" + group.sites().get(2), "\"next\":null");
        assertThat(text(as(officer, get("/api/v1/figures?day=2022-06-02"))))
                .contains("\"expected\":5", "\"missing\":2", "\"resumptionRate\":100.0");
        assertThat(as(officer, get("/api/v1/figures?panel=none")).getStatus()).isEqualTo(404);
        assertThat(text(as(officer, get("/api/v1/reports/missing?day=2022-06-02"))))
                .contains("\"total\":2", "\"reason\":\"new\"");
    }
}
