package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One problem from a phone in Jiading to the ministry and back to "confirmed", each page in both languages. */
@ScenarioTest
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemStory {

    private static final Path PASSWORD = Path.of("target", "scenario-home", "demo-password");

    @Autowired
    FillingScenario scenario;

    @Autowired
    DemoSignIns signIns;

    @Autowired
    TimerRound timers;

    @Autowired
    ClearwayClock clock;

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
    void fromAPhoneInJiadingToTheMinistryAndBack() throws Exception {
        Page plant = signedIn("qinglan-reporter", true);
        plant.navigate(base() + "/problems/new");
        inBothLanguages(plant, "problem-new");
        plant.check("input[name=kind][value=logistics]");
        plant.click("main form[enctype] button[type=submit]");
        assertThat(plant.locator(".errsum").count())
                .as("what is missing is said")
                .isEqualTo(1);
        plant.fill("[name=title]", "Door panels cannot leave: G15, exit D12 is closed");
        plant.fill("[name=asked]", "Let two lorries with door panels pass the exit tonight");
        plant.click("main form[enctype] button[type=submit]");
        String path = plant.url().replace(base(), "");
        assertThat(path).startsWith("/problems/P-");
        inBothLanguages(plant, "problem-own");

        Page county = signedIn("jiading-transport", false);
        county.navigate(base() + "/problems");
        inBothLanguages(county, "problem-queue");
        county.navigate(base() + path);
        county.fill("#f-text-desk", "District traffic police; the exit lies in another province");
        county.click("form:has(#f-text-desk) button[type=submit]");
        county.check("input[name=act][value=escalate]");
        county.fill("#f-text-desk", "The exit lies outside the district");
        county.click("form:has(#f-text-desk) button[type=submit]");
        assertThat(county.locator(".errsum").count()).isZero();

        Page shanghai = signedIn("shanghai-officer", false);
        shanghai.navigate(base() + path);
        shanghai.locator("summary", new Page.LocatorOptions().setHasText("Ask another province"))
                .click();
        shanghai.selectOption("#f-province", "320000");
        shanghai.fill("#f-matter", "Release 2 lorries, door panels");
        shanghai.fill("#f-quantity", "2");
        shanghai.fill("#f-tried", "Transfer at exit D11, 40 lorries a day; too few");
        shanghai.click("form:has(#f-province) button[type=submit]");
        assertThat(shanghai.locator(".errsum").count()).isZero();

        Page jiangsu = signedIn("jiangsu-officer", false);
        jiangsu.navigate(base() + path);
        inBothLanguages(jiangsu, "problem");
        Instant before = clock.instant();
        clock.set(before.plus(Duration.ofDays(12)));
        timers.fire();
        clock.set(before);

        Page ministry = signedIn("ministry-officer", false);
        ministry.navigate(base() + path);
        inBothLanguages(ministry, "problem-ministry");
        ministry.check("input[name=act][value=solve]");
        ministry.fill("#f-text-desk", "Exit D12 opens for lorries with a permit, day and night");
        ministry.click("form:has(#f-text-desk) button[type=submit]");
        plant.navigate(base() + path);
        inBothLanguages(plant, "problem-confirm");
        plant.click("button[value=confirm]");
        assertThat(plant.locator(".lead").first().textContent()).contains("confirmed by the enterprise");
        inBothLanguages(plant, "problem-confirmed");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theMinistryReadsListsAndFigures() throws Exception {
        Page page = signedIn("ministry-officer", false);
        inBothLanguages(page, "board-problems");
        page.navigate(base() + "/problems/all?status=open");
        assertThat(page.locator("tbody tr").count()).isPositive();
        inBothLanguages(page, "problem-list");
        page.navigate(base() + "/problems/figures");
        inBothLanguages(page, "problem-figures");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private Page signedIn(String login, boolean phone) {
        Page page = browser.window("en", phone, false);
        if (Browser.comesBack(page, base(), login)) {
            return page;
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
        return page;
    }

    private void inBothLanguages(Page page, String name) throws Exception {
        String english = page.url();
        browser.look(page, name + "-en");
        page.navigate(english + (english.contains("?") ? "&" : "?") + "lang=zh");
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
