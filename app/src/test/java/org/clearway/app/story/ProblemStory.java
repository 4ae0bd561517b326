package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages of problems for who sets deadlines, who reads figures and who phones, each in both languages. */
class ProblemStory extends Story {

    @Test
    void theMinistryTriesOtherDeadlines() throws Exception {
        Page page = signedIn("ministry-officer", false);
        page.navigate(base() + "/problems/deadlines");
        inBothLanguages(page, "problem-deadlines");
        page.fill("#f-hours-high-county", "0");
        page.click("button[value=try]");
        assertThat(page.locator(".errsum").count()).as("all kinds need hours").isEqualTo(1);
        page.fill("#f-hours-high-county", "4");
        page.click("button[value=try]");
        assertThat(page.locator(".lead").textContent()).contains("more would have been overdue");
        browser.look(page, "problem-deadlines-tried-en");
        page.fill("[name=why]", "What is urgent is answered within half a day");
        page.click("button[value=save]");
        assertThat(page.url()).contains("/problems/deadlines/drafts/");
        inBothLanguages(page, "problem-deadline-draft");
        page.navigate(base() + "/problems/routing");
        inBothLanguages(page, "problem-routing");
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

    @Test
    void theOfficerPhonesGroupsAndReadsATable() throws Exception {
        Page page = signedIn("shanghai-officer", false);
        page.navigate(base() + "/problems/calls");
        inBothLanguages(page, "problem-calls");
        if (page.locator("button[value=reached]").count() > 0) {
            page.locator("button[value=reached]").first().click();
            assertThat(page.locator(".lead").textContent()).contains("made today");
        }
        page.navigate(base() + "/problems/points");
        inBothLanguages(page, "problem-points");
        page.locator("tbody a.rowlink").first().click();
        inBothLanguages(page, "problem-point-new");
        page.fill("[name=title]", "Exit D12 of G15 is closed to lorries");
        page.click("form:has([name=title]) button[type=submit]");
        assertThat(page.url()).matches(".*/problems/points/\\d+");
        inBothLanguages(page, "problem-point");
        page.fill("#f-text", "The exit is open by day and night for lorries with a permit");
        page.click("form:has(#f-text) button[type=submit]");
        assertThat(page.locator("[role=status], .errsum").first().textContent()).isNotBlank();
        inBothLanguages(page, "problem-point-answered");
        page.navigate(base() + "/problems/lists");
        inBothLanguages(page, "problem-lists");
        page.navigate(base() + "/problems/lists/new");
        inBothLanguages(page, "problem-list-new");
        Path table = Files.writeString(
                Files.createTempDirectory("hotline").resolve("hotline.csv"),
                "Ticket,Credit code,Kind,In one line,What is asked\n1,none,weather,It rains,Sun please\n");
        page.navigate(base() + "/problems/sheets");
        inBothLanguages(page, "problem-sheets");
        page.setInputFiles("#f-file", table);
        page.click("form:has(#f-file) button[type=submit]");
        assertThat(page.locator("tbody tr").count()).as("the bad row is shown").isEqualTo(1);
        inBothLanguages(page, "problem-sheet");
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
