package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The morning's work of four people on 2 June 2022, told in a real browser, each page in both languages. */
class MorningStory extends Story {

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
}
