package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Every page of problems is written to its end, in both languages, with and without rows. */
@PlatformTest
class ProblemPagesTest {

    private static final String PLACE = "310115";

    @Autowired
    WebApplicationContext context;

    @Autowired
    FilingProblems filing;

    @Autowired
    WorkingProblems working;

    @Autowired
    GroupingProblems grouping;

    @Autowired
    SupportLists lists;

    @Autowired
    HotlineSheet sheet;

    @Autowired
    KeepingRecord record;

    @Autowired
    Environment environment;

    private Plaintiffs people;
    private MockMvc web;

    @BeforeEach
    void prepare() {
        people = Plaintiffs.of(environment);
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private Problem filed(String place) {
        Plaintiffs.Plant plant = people.plant(PLACE);
        people.authority(PLACE, "transport");
        people.authority(PLACE, "industry");
        NewProblem wanted = new NewProblem(
                plant.id(),
                "logistics",
                "Panels of " + plant.id() + " are held",
                "Open it",
                place,
                null,
                5,
                Set.of(),
                true);
        return ((FilingProblems.Outcome.Filed) plant.reporter().get(() -> filing.file(wanted, "page"))).problem();
    }

    private String page(Actor actor, String path, Locale locale) throws Exception {
        MockHttpServletResponse answer = actor.call(() ->
                web.perform(get(URI.create(path)).locale(locale)).andReturn().getResponse());
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private void isWhole(Actor actor, String path) throws Exception {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(page(actor, path, locale))
                    .as(path)
                    .endsWith("</html>\n")
                    .doesNotContain("??problem")
                    .doesNotContain("??reason");
        }
    }

    @Test
    void theHeadOfALongQueueSaysHowFarItIsCounted() throws Exception {
        Problem one = filed("Gate 9");
        people.owner()
                .sql("update problem.problem set due_at = filed_at where id = ?")
                .param(one.id())
                .update();
        people.copies(one.id(), ProblemRegister.COUNTED);
        Actor desk = people.officer(PLACE, "transport");
        try {
            assertThat(page(desk, "/problems", Locale.ENGLISH))
                    .contains("More than 10,000 problems lie on your desk.", "More than 10,000 are late.");
            assertThat(page(desk, "/problems", Locale.SIMPLIFIED_CHINESE))
                    .contains("您有超过10,000个待办问题。", "其中超过10,000个已逾期。");
        } finally {
            people.withoutCopies();
        }
    }

    @Test
    void pagesWithRowsAreWhole() throws Exception {
        Problem one = filed("Gate 7");
        List<String> numbers =
                List.of(one.number(), filed("Gate 7").number(), filed("Gate 7").number());
        Actor county = people.officer(PLACE, "industry");
        Actor transport = people.officer(PLACE, "transport");
        isWhole(county, "/problems/" + one.number());
        isWhole(county, "/problems/points");
        isWhole(county, "/problems/points/new?rule=place&key=gate%207");
        isWhole(transport, "/problems/calls");
        long point = county.get(
                () -> grouping.group(new GroupingProblems.NewPoint("Gate 7 is closed", numbers, "place", "gate 7")));
        isWhole(county, "/problems/points/" + point);
        isWhole(county, "/problems/" + one.number());
        isWhole(county, "/problems/points?state=open");
        isWhole(county, "/problems/routing");
        isWhole(county, "/problems/deadlines");
        Path table = Files.createTempFile("hotline", ".csv");
        Files.writeString(
                table, "Ticket,Credit code,Kind,In one line,What is asked\n1,none,weather,It rains,Sun please\n");
        byte[] content = Files.readAllBytes(table);
        long job = county.get(() -> sheet.look("hotline.csv", content, Locale.ENGLISH));
        isWhole(county, "/problems/sheets");
        isWhole(county, "/problems/sheets/" + job);
    }

    @Test
    void listsCanBeTakenAlong() throws Exception {
        filed("Gate 11");
        Actor transport = people.officer(PLACE, "transport");
        for (String path : List.of(
                "/problems/queue.xlsx",
                "/problems/all.xlsx",
                "/problems/routing/export.xlsx",
                "/problems/deadlines/export.xlsx",
                "/problems/calls/export.xlsx",
                "/problems/lists/export.xlsx")) {
            MockHttpServletResponse answer = transport.call(
                    () -> web.perform(get(URI.create(path))).andReturn().getResponse());
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsByteArray())
                    .as(path)
                    .startsWith('P', 'K')
                    .hasSizeGreaterThan(1_000);
        }
        for (String path : List.of(
                "/api/v1/problem-routing",
                "/api/v1/problem-deadlines?kind=funds",
                "/api/v1/problem-calls",
                "/api/v1/support-lists")) {
            MockHttpServletResponse answer = transport.call(
                    () -> web.perform(get(URI.create(path))).andReturn().getResponse());
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .startsWith("{");
        }
    }

    @Test
    void deadlinesAreTriedDraftedAndShown() throws Exception {
        filed("Gate 10");
        Actor ministry = people.officer("000000", "industry");
        isWhole(ministry, "/problems/deadlines?kind=logistics");
        isWhole(ministry, "/problems/deadlines/stays?kind=logistics&severity=high&level=county");
        isWhole(ministry, "/problems/deadlines/stays?severity=high&level=county&above=1&upto=9");
        MockHttpServletResponse stays = ministry.call(
                () -> web.perform(get(URI.create("/api/v1/problem-deadlines/stays?severity=high&level=county&limit=1")))
                        .andReturn()
                        .getResponse());
        assertThat(stays.getStatus()).isEqualTo(200);
        assertThat(stays.getContentAsString(StandardCharsets.UTF_8)).contains("\"level\":\"county\"", "\"hours\":");
        MockHttpServletResponse tried = ministry.call(() -> web.perform(post("/problems/deadlines")
                        .param("act", "try")
                        .param("kind", "logistics")
                        .param("hours-high-county", "1"))
                .andReturn()
                .getResponse());
        assertThat(tried.getStatus()).isEqualTo(200);
        assertThat(tried.getContentAsString(StandardCharsets.UTF_8)).endsWith("</html>\n");
        MockHttpServletResponse refused = ministry.call(() -> web.perform(
                        post("/problems/deadlines").param("act", "save").param("hours-high-county", "x"))
                .andReturn()
                .getResponse());
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("id=\"f-hours-high-county\"");
        MockHttpServletResponse saved = ministry.call(() -> web.perform(post("/problems/deadlines")
                        .param("act", "save")
                        .param("kind", "logistics")
                        .param("hours-low-ministry", "80")
                        .param("why", "Less waits at the top than was thought"))
                .andReturn()
                .getResponse());
        assertThat(saved.getStatus()).isEqualTo(302);
        isWhole(ministry, String.valueOf(saved.getHeader("Location")));
        isWhole(ministry, "/problems/deadlines");
    }

    @Test
    void supportListsAreWhole() throws Exception {
        Problem one = filed("Gate 8");
        Actor transport = people.officer(PLACE, "transport");
        Actor shanghai = people.officer("310000", "industry");
        people.seat(people.officer("320000", "industry"));
        transport.get(() ->
                working.act(one.number(), ActRequest.of("escalate", null, null).tried("Asked the traffic police")));
        MockHttpServletResponse file = shanghai.call(
                () -> web.perform(get("/problems/" + one.number())).andReturn().getResponse());
        assertThat(file.getContentAsString(StandardCharsets.UTF_8))
                .as("what was said stands in the timeline")
                .contains("<p class=\"prose\">Asked the traffic police</p>");
        isWhole(shanghai, "/problems/lists/new");
        long list = shanghai.get(() -> lists.write(
                "320000",
                List.of(new SupportLists.Asked(one.number(), "Release 2 lorries", "2", "lorries", null)),
                "Transfer at exit D11, too few",
                null));
        isWhole(shanghai, "/problems/lists");
        isWhole(shanghai, "/problems/lists/" + list);
        Actor jiangsu = people.officer("320000", "industry");
        isWhole(jiangsu, "/problems/" + one.number());
        jiangsu.run(() -> record.call(one.number(), "reached", "They look into it"));
    }

    @Test
    void aRefusedActSaysSoInItsOwnForm() throws Exception {
        Problem one = filed("Gate 9");
        Actor transport = people.officer(PLACE, "transport");
        MockHttpServletResponse answer = transport.call(() -> web.perform(post("/problems/" + one.number() + "/act")
                        .param("act", "solve")
                        .param("text", "<b>x"))
                .andReturn()
                .getResponse());
        assertThat(answer.getStatus()).isEqualTo(422);
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("id=\"e-text-desk\"").doesNotContain("id=\"e-text-hand\"");
        assertThat(page).as("what was typed is text").contains("&lt;b&gt;x").doesNotContain("<b>x");
    }
}
