package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.clearway.app.problem.internal.TimerRound;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One problem from a phone in Jiading to the ministry and back to "confirmed", each page in both languages. */
class ProblemStory extends Story {

    @Autowired
    TimerRound timers;

    @Autowired
    ClearwayClock clock;

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
        passesItsDeadline(county);
        county.navigate(base() + path);
        assertThat(county.locator(".tl").textContent()).contains("it went up by itself");

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
        jiangsu.check("input[name=result][value=partly]");
        jiangsu.fill("#f-text-answer", "At night only, from 22:00 to 06:00; by day the city has to agree");
        jiangsu.click("form:has(#f-text-answer) button[type=submit]");
        assertThat(jiangsu.locator(".errsum").count()).isZero();
        jiangsu.locator("a:has-text('Support list no.')").first().click();
        inBothLanguages(jiangsu, "problem-support-list");
        shanghai.navigate(base() + path);
        shanghai.check("input[name=act][value=escalate]");
        shanghai.fill("#f-text-desk", "Nights are not enough; both have said what they can");
        shanghai.click("form:has(#f-text-desk) button[type=submit]");
        assertThat(shanghai.locator(".errsum").count()).isZero();

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

    /** The desk gives itself three minutes, and the test moves the clock by four: only what is due then goes up with it. */
    private void passesItsDeadline(Page desk) {
        desk.locator("summary", new Page.LocatorOptions().setHasText("another deadline"))
                .click();
        ZonedDateTime due = clock.here().plusMinutes(3);
        desk.fill("#f-at", due.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")));
        desk.fill("#f-text-task", "The lorries leave before noon or not at all");
        desk.click("button[name=what][value=deadline]");
        assertThat(desk.locator(".errsum").count()).isZero();
        clock.set(clock.instant().plus(Duration.ofMinutes(4)));
        timers.fire();
    }

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
