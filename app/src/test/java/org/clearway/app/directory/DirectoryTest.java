package org.clearway.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.PlatformTest;
import org.clearway.app.directory.LoadingAuthorities.LoadedAuthority;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@PlatformTest
class DirectoryTest {

    private static final AtomicLong SERIAL = new AtomicLong(800_000_000);

    @Autowired
    Enterprises enterprises;

    @Autowired
    EditingEnterprises editing;

    @Autowired
    ExportingEnterprises exporting;

    @Autowired
    Designations designations;

    @Autowired
    Sites sites;

    @Autowired
    LoadingAuthorities loadingAuthorities;

    @Autowired
    ClearwayClock clock;

    @Autowired
    WebApplicationContext context;

    private final Actor jilin = Officers.of("220000");
    private final Actor shanghai = Officers.of("310000");
    private String code = "";

    @BeforeEach
    void add() {
        code = CreditCode.example("220102", SERIAL.incrementAndGet()).value();
        jilin.run(() -> editing.add(form(code, "长春甜橙精密" + SERIAL.get() + "有限公司", "1288")));
    }

    private static EnterpriseForm form(String code, String name, String employees) {
        return new EnterpriseForm(
                code,
                name,
                "Sweet Orange Precision (Demo)",
                "220102",
                null,
                "3670",
                employees,
                "86000",
                null,
                null,
                "汽车",
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void findsByTwoCharactersByEnglishNameAndByCodeWithinReachOnly() {
        for (String words : List.of("甜橙", "橙精", "sweet or", code.substring(0, 16))) {
            EnterpriseFilter filter = EnterpriseFilter.ALL.withWords(words);
            assertThat(jilin.get(() -> enterprises.list(filter, 0, 50)))
                    .as(words)
                    .extracting(Enterprise::creditCode)
                    .contains(code);
            assertThat(jilin.get(() -> enterprises.count(filter))).isPositive();
            assertThat(shanghai.get(() -> enterprises.list(filter, 0, 50)))
                    .as(words)
                    .extracting(Enterprise::creditCode)
                    .doesNotContain(code);
        }
        assertThat(shanghai.get(() -> enterprises.byCreditCode(code))).isEmpty();
    }

    @Test
    void narrowsByDivisionZoneIndustryChainAndSize() {
        EnterpriseFilter fits = new EnterpriseFilter("甜橙", "220100", null, "C", "AUTO", null, "large", null, "active");
        assertThat(jilin.get(() -> enterprises.count(fits))).isPositive();
        EnterpriseFilter zone = new EnterpriseFilter("甜橙", null, "YRD", null, null, null, null, null, null);
        assertThat(Officers.of("000000").get(() -> enterprises.count(zone))).isZero();
        EnterpriseFilter elsewhere = new EnterpriseFilter(null, "310000", null, null, null, null, null, null, null);
        assertThat(jilin.get(() -> enterprises.count(elsewhere))).isZero();
    }

    @Test
    void exportsNothingFromBeyondTheTerritory() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rows = jilin.get(() -> exporting.write(EnterpriseFilter.ALL.withWords("甜橙"), true, out));
        assertThat(rows).isPositive();
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).contains(code);
        assertThat(shanghai.get(() ->
                        exporting.write(EnterpriseFilter.ALL.withWords("甜橙"), false, new ByteArrayOutputStream())))
                .isZero();
    }

    @Test
    void correctsWithTheVersionThatWasSeen() {
        EditingEnterprises.Editable seen = jilin.get(() -> editing.editable(code));
        EnterpriseForm other = form(code, "长春甜橙改名有限公司", "1300");
        jilin.run(() -> editing.correct(code, other, seen.version()));
        assertThat(jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow().employees())
                .isEqualTo(1300);
        assertThatThrownBy(() -> jilin.run(() -> editing.correct(code, form(code, "长春甜橙改名有限公司", "1"), seen.version())))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> shanghai.run(() -> editing.correct(code, other, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        EnterpriseForm wrong = new EnterpriseForm(
                "123", "x", null, "310115", null, "ZZ", "-4", null, null, null, "beer", null, null, null, null, null);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> jilin.run(() -> editing.add(wrong)));
        assertThat(refusal.reasons())
                .extracting(reason -> String.valueOf(reason.field()))
                .contains("creditCode", "nameZh", "division", "industry", "employees", "chains");
    }

    @Test
    void closesAndReopensWithAReason() {
        assertThatThrownBy(() -> jilin.run(() -> editing.close(code, ""))).isInstanceOf(Refusal.class);
        jilin.run(() -> editing.close(code, "merged into another"));
        assertThat(jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow().state())
                .isEqualTo("closed");
        jilin.run(() -> editing.reopen(code, "closed by mistake"));
        assertThat(jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow().state())
                .isEqualTo("active");
    }

    @Test
    void remembersWhatADesignationWasBeforeItEnded() {
        long authority = SERIAL.incrementAndGet();
        LocalDate since = LocalDate.of(2000, 1, 1).plusDays(authority % 5000);
        Actor.platform("test")
                .run(() -> loadingAuthorities.load(List.of(new LoadedAuthority(
                                authority,
                                "220000",
                                "industry",
                                "吉林省工业和信息化厅",
                                "Jilin Department of Industry (Demo)",
                                null,
                                since))
                        .iterator()));
        LocalDate today = clock.today();
        Designations.Wanted wanted = new Designations.Wanted(
                "key_link", "AUTO", authority, "document 12 of 2022", today, today.plusDays(90));
        jilin.run(() -> designations.designate(code, wanted));
        long id = jilin.get(() -> enterprises.byCreditCode(code)).orElseThrow().id();
        AsOf before = AsOf.now(clock);
        Designation given = jilin.get(() -> designations.holding(id, before)).getFirst();
        jilin.run(() -> designations.end(code, given.id(), today, "no longer needed"));
        assertThat(jilin.get(() -> designations.of(id, AsOf.now(clock)))
                        .getFirst()
                        .validTo())
                .isEqualTo(today);
        assertThat(jilin.get(() -> designations.of(id, before)).getFirst().validTo())
                .isEqualTo(today.plusDays(90));
        assertThat(shanghai.get(() -> designations.of(id, AsOf.now(clock)))).isEmpty();
        assertThatThrownBy(() -> jilin.run(() -> designations.designate(
                        code, new Designations.Wanted("key_link", null, null, "", today, today.minusDays(1)))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void drawsItsPagesInBothLanguages() throws Exception {
        int number = jilin.get(() -> sites.add(code, "一厂", "Plant 1", null, null));
        assertThat(number).isEqualTo(1);
        for (String path : List.of(
                "/enterprises",
                "/enterprises?q=甜橙&division=220100&size=large",
                "/enterprises?q=nothing-like-it",
                "/enterprises/new",
                "/enterprises/imports",
                "/enterprises/" + code,
                "/enterprises/" + code + "/edit",
                "/enterprises/" + code + "/sites/new",
                "/enterprises/" + code + "/designations/new",
                "/authorities",
                "/divisions?division=220100",
                "/jobs")) {
            for (String language : List.of("en", "zh")) {
                MockHttpServletResponse page = ask(get(path).param("lang", language));
                assertThat(page.getStatus()).as(path).isEqualTo(200);
                assertThat(page.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContain("??")
                        .contains("</html>");
            }
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse page =
                ask(post("/enterprises/new").param("nameZh", "长春新橙有限公司").param("creditCode", "123"));
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("长春新橙有限公司", "f-creditCode", "role=\"alert\"");
    }

    @Test
    void answersPrograms() throws Exception {
        MockHttpServletResponse list =
                ask(get("/api/v1/enterprises").param("q", "甜橙").param("limit", "1"));
        assertThat(list.getContentAsString()).contains("\"items\"", "\"next\"");
        assertThat(ask(get("/api/v1/enterprises/" + code)).getContentAsString()).contains(code);
        assertThat(ask(get("/api/v1/enterprises/"
                                + CreditCode.example("220102", 1).value()))
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(get("/api/v1/divisions/110103")).getContentAsString()).contains("110101");
        MockHttpServletResponse refused =
                ask(post("/api/v1/enterprises").contentType("application/json").content("{\"nameZh\":\"x\"}"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("\"errors\"", "\"field\":\"nameZh\"");
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        return jilin.call(() -> mvc.perform(request).andReturn().getResponse());
    }
}
