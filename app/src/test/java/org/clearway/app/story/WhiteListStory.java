package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.table.XlsxWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Jilin's white list over a morning: nominated from a table, decided by keyboard, published, seen and appealed by the plant. */
@ScenarioTest
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhiteListStory {

    private static final Path PASSWORD = Path.of("target", "scenario-home", "demo-password");
    private static final String WORDS = "The closed loop has no beds yet; come back when there are 200.";

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
    void aMorningOfJilinsWhiteList() throws Exception {
        Page officer = signedIn("jilin-officer", false);
        nominateFromATable(officer);
        assessAndDraft(officer);
        removeAResumedOne(officer);
        decideAndPublish(signedIn("jilin-approver", false));
        thePlantSeesAndAppeals(signedIn("beichen-owner", true));
        lookAround(officer);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private void nominateFromATable(Page page) throws Exception {
        page.navigate(base() + "/enterprises?q=北辰汽车");
        String code = page.locator("tbody small.code").first().textContent().strip();
        page.navigate(base() + "/white-list/nominate?list=220000");
        inBothLanguages(page, "whitelist-nominate");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "x")) {
            writer.header(List.of("creditCode", "field", "ground"));
            writer.row(List.of(code, "strategic_industries", "Assembles the vehicles that 473 suppliers wait for"));
            writer.row(List.of("912201000000000000", "livelihood", "Nobody knows this one"));
        }
        page.setInputFiles(
                "#f-file", new FilePayload("nominations.xlsx", "application/octet-stream", out.toByteArray()));
        page.click("form[action$='/sheet'] button[type=submit]");
        for (int i = 0; i < 60 && page.locator("main .pill.good").count() == 0; i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator("main").textContent()).contains("1 row is in");
    }

    private void assessAndDraft(Page page) throws Exception {
        page.navigate(base() + "/white-list/entries?list=220000&state=nominated");
        inBothLanguages(page, "whitelist-entries");
        page.locator("tbody a.rowlink").first().click();
        inBothLanguages(page, "whitelist-entry");
        page.locator("input[type=radio][value=yes]").all().forEach(radio -> radio.check());
        page.locator("input[name=evidence-chain_role]").fill("Leads the chain");
        page.click("form[action$='/assess'] button[type=submit]");
        assertThat(page.locator(".errsum").count()).as("evidence is missing").isEqualTo(1);
        assertThat(page.inputValue("[name=evidence-chain_role]")).isEqualTo("Leads the chain");
        browser.look(page, "whitelist-entry-refused-en");
        page.locator("input[type=radio][value=yes]").all().forEach(radio -> radio.check());
        page.locator("input[name^=evidence-]").all().forEach(input -> input.fill("Seen on the spot on 1 June"));
        page.click("form[action$='/assess'] button[type=submit]");
        page.navigate(base() + "/white-list/entries?list=220000&state=assessed");
        page.locator("input[name=entry]").first().check();
        page.click("form[action$='/draft'] button[type=submit]");
        assertThat(page.url()).contains("/white-list/batches/");
    }

    private void removeAResumedOne(Page page) throws Exception {
        page.navigate(base() + "/white-list/proposals?list=220000&source=resumed");
        inBothLanguages(page, "whitelist-proposals");
        page.locator("input[name=id]").first().check();
        page.click("button[value=accept]");
        assertThat(page.url()).contains("/white-list/batches/");
    }

    private void decideAndPublish(Page page) throws Exception {
        page.navigate(base() + "/white-list/batches");
        inBothLanguages(page, "whitelist-batches");
        page.locator("tbody a.rowlink").first().click();
        inBothLanguages(page, "whitelist-batch");
        page.keyboard().press("d");
        page.locator(".dec.active [name=words]").fill("Not ready");
        page.click(".dec.active .declform button[type=submit]");
        assertThat(page.locator("[aria-invalid=true]").inputValue())
                .as("what was typed stays")
                .isEqualTo("Not ready");
        browser.look(page, "whitelist-batch-declining-en");
        page.locator("[aria-invalid=true]").fill(WORDS);
        page.click("details.decline[open] .declform button[type=submit]");
        page.keyboard().press("a");
        page.waitForURL("**/white-list/batches/**");
        page.click("form[action$='/publish'] button");
        assertThat(page.locator("h1").textContent()).contains("batch");
        inBothLanguages(page, "whitelist-published");
    }

    private void thePlantSeesAndAppeals(Page page) throws Exception {
        page.navigate(base() + "/white-list/mine");
        assertThat(page.locator("main").textContent()).contains(WORDS);
        inBothLanguages(page, "whitelist-mine");
        page.locator("[name=words]").fill("200 beds stand ready since yesterday evening.");
        page.click("form[action$='/appeal'] button");
        assertThat(page.locator("main .pill").first().textContent()).contains("Appealed");
    }

    private void lookAround(Page page) throws Exception {
        page.navigate(base() + "/white-list");
        inBothLanguages(page, "whitelist");
        page.navigate(base() + "/white-list/countdown");
        inBothLanguages(page, "whitelist-countdown");
        page.navigate(base() + "/white-list/difference?list=220000&from=2022-05-20&to=2022-06-01");
        inBothLanguages(page, "whitelist-difference");
        page.navigate(base() + "/white-list/lists/220000");
        inBothLanguages(page, "whitelist-terms");
        page.navigate(base() + "/white-list/thresholds");
        page.fill("[name=dutyFrom]", "85");
        page.click("button[value=try]");
        inBothLanguages(page, "whitelist-thresholds");
    }

    private Page signedIn(String login, boolean phone) throws IOException {
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
        String english = page.url().replaceAll("#.*", "");
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
