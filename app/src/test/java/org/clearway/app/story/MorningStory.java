package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The morning's work of four people on 2 June 2022, told in a real browser, each page in both languages. */
@ScenarioTest
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningStory {

    private static final Path PASSWORD = Path.of("target", "scenario-home", "demo-password");

    @Autowired
    FillingScenario scenario;

    @Autowired
    DemoSignIns signIns;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeAll
    void open() {
        assumeTrue(Browser.program().isPresent(), "No Chromium on this machine: the browser stories are skipped");
        scenario.fillIfEmpty();
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePlantsReporterSendsTheMorningsReport() throws Exception {
        Page page = signedIn("beichen-reporter", true);
        assertThat(page.url()).endsWith("/report");
        page.locator("main a[href*='site=']").first().click();
        inBothLanguages(page, "report");
        String onRoll = page.inputValue("[name=staffOnRoll]").replace(",", "");
        page.fill("[name=staffOnDuty]", Long.toString(Long.parseLong(onRoll) + 14));
        page.click("main button[type=submit]");
        assertThat(page.locator(".errsum").count()).as("one thing to check").isEqualTo(1);
        assertThat(page.inputValue("[name=staffOnDuty]").replace(",", ""))
                .as("what was typed stays")
                .isEqualTo(Long.toString(Long.parseLong(onRoll) + 14));
        browser.look(page, "report-refused");
        page.fill("[name=staffOnDuty]", onRoll);
        page.click("main button[type=submit]");
        if (page.locator("input[name=confirmed][type=checkbox]").count() > 0) {
            page.locator("input[name=confirmed][type=checkbox]").all().forEach(Locator::check);
            page.click("main button[type=submit]");
        }
        assertThat(page.locator(".errsum").count()).as("sent without an error").isZero();
        inBothLanguages(page, "report-sent");
        page.navigate(base() + "/report/history");
        inBothLanguages(page, "report-history");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theCitysOfficerSeesWhoIsSilentAndReminds() throws Exception {
        Page page = signedIn("changchun-officer", false);
        inBothLanguages(page, "board-changchun");
        page.navigate(base() + "/reports/missing");
        inBothLanguages(page, "missing");
        page.click("main form[action$='/reports/missing/remind'] button");
        assertThat(page.locator("[role=status]").first().textContent()).isNotBlank();
        page.navigate(base() + "/enterprises?q=北辰");
        inBothLanguages(page, "enterprises-found");
        page.locator("tbody a.rowlink").first().click();
        assertThat(page.locator("h1").textContent()).containsAnyOf("北辰", "Beichen");
        inBothLanguages(page, "dossier");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theProvincesOfficerLooksBack() throws Exception {
        Page page = signedIn("jilin-officer", false);
        inBothLanguages(page, "board-jilin");
        page.navigate(base() + "/?asOf=2022-04-18T18:00");
        assertThat(page.locator(".notice.past").count())
                .as("the past says that it is past")
                .isEqualTo(1);
        inBothLanguages(page, "board-jilin-past");
        page.navigate(base() + "/reports");
        inBothLanguages(page, "reports");
        page.navigate(base() + "/enterprises?division=310000");
        assertThat(page.locator("tbody a.rowlink").count())
                .as("Shanghai is another's territory")
                .isZero();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theMinistrysOfficerOpensTheFigures() throws Exception {
        Page page = signedIn("ministry-officer", false);
        assertThat(page.locator(".lead").first().textContent()).isNotBlank();
        assertThat(page.locator(".tiles li").count())
                .as("34 cells of the tile map")
                .isEqualTo(34);
        inBothLanguages(page, "board");
        for (String href : page.locator(".kpi").all().stream()
                .map(tile -> tile.getAttribute("href"))
                .toList()) {
            assertThat(page.navigate(base() + href).status()).as(href).isEqualTo(200);
            assertThat(page.locator("tbody tr").count())
                    .as(href + " opens its rows")
                    .isPositive();
        }
        page.navigate(base() + "/search?q=示例");
        inBothLanguages(page, "search");
        page.navigate(base() + "/to-do");
        inBothLanguages(page, "to-do");
        page.navigate(base() + "/endings?days=400");
        inBothLanguages(page, "endings");
        page.navigate(base() + "/authorities");
        inBothLanguages(page, "authorities");
        page.navigate(base() + "/account");
        inBothLanguages(page, "account");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theBoardReadsInTheDark() throws Exception {
        Page page = browser.window("en", false, true);
        signIn(page, "analyst");
        browser.look(page, "board-dark-en");
    }

    private Page signedIn(String login, boolean phone) {
        Page page = browser.window("en", phone, false);
        signIn(page, login);
        return page;
    }

    private void signIn(Page page, String login) {
        if (Browser.comesBack(page, base(), login)) {
            return;
        }
        page.navigate(base() + "/sign-in");
        page.fill("[name=login]", login);
        page.fill("[name=password]", password());
        page.click("main button[type=submit]");
        if (page.url().contains("/sign-in/code")) {
            page.fill("[name=code]", Actor.platform("story").get(() -> signIns.code(login)));
            page.click("main button[type=submit]");
        }
        assertThat(page.url()).as(login + " is in").doesNotContain("/sign-in");
        Browser.isIn(page, base(), login);
    }

    /** Looks at the page that is open in English, then in Chinese, and goes back. */
    private void inBothLanguages(Page page, String name) throws Exception {
        String english = page.url();
        browser.look(page, name + "-en");
        page.navigate(english + (english.contains("?") ? "&" : "?") + "lang=zh");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        browser.look(page, name + "-zh");
        page.navigate(english + (english.contains("?") ? "&" : "?") + "lang=en");
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static String password() {
        try {
            return Files.readString(PASSWORD).strip();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
