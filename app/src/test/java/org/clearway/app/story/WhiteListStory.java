package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clearway.app.shared.table.XlsxWriter;
import org.junit.jupiter.api.Test;

/** Jilin's white list over a morning: nominated from a table, decided by keyboard, published, seen and appealed by the plant. */
class WhiteListStory extends Story {

    private static final String WORDS = "The closed loop has no beds yet; come back when there are 200.";

    @Test
    void aMorningOfJilinsWhiteList() throws Exception {
        Page officer = signedIn("jilin-officer", false);
        Page approver = signedIn("jilin-approver", false);
        nominateFromATable(officer);
        assessAndDraft(officer);
        decideAndPublish(approver);
        thePlantSeesAndAppeals(signedIn("beichen-owner", true));
        removeAResumedOne(officer, approver);
        changeTerms(approver);
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
        page.locator("input[type=radio][value=yes]").all().forEach(Locator::check);
        page.locator("input[name=evidence-chain_role]").fill("Leads the chain");
        page.click("form[action$='/assess'] button[type=submit]");
        assertThat(page.locator(".errsum").count()).as("evidence is missing").isEqualTo(1);
        assertThat(page.inputValue("[name=evidence-chain_role]")).isEqualTo("Leads the chain");
        browser.look(page, "whitelist-entry-refused-en");
        page.locator("input[type=radio][value=yes]").all().forEach(Locator::check);
        page.locator("input[name^=evidence-]").all().forEach(input -> input.fill("Seen on the spot on 1 June"));
        page.click("form[action$='/assess'] button[type=submit]");
        page.navigate(base() + "/white-list/entries?list=220000&state=assessed");
        page.locator("input[name=entry]").first().check();
        page.click("form[action$='/draft'] button[type=submit]");
        assertThat(page.url()).contains("/white-list/batches/");
    }

    private void decideAndPublish(Page page) throws Exception {
        page.navigate(base() + "/white-list/batches");
        inBothLanguages(page, "whitelist-batches");
        page.locator("tbody a.rowlink").first().click();
        assertThat(page.locator("form[action$='/publish']").count())
                .as("undecided: nothing to publish")
                .isZero();
        inBothLanguages(page, "whitelist-batch");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("d");
        page.locator(".dec.active [name=words]").fill("Not ready");
        page.click(".dec.active .declform button[type=submit]");
        assertThat(page.locator("[aria-invalid=true]").inputValue())
                .as("what was typed stays")
                .isEqualTo("Not ready");
        browser.look(page, "whitelist-batch-declining-en");
        page.locator("[aria-invalid=true]").fill(WORDS);
        page.click("details.decline[open] .declform button[type=submit]");
        publish(page);
        inBothLanguages(page, "whitelist-published");
    }

    private static void publish(Page page) {
        page.click("form[action$='/publish'] button");
        assertThat(page.locator("h1").textContent()).contains("batch");
        assertThat(page.locator("article .undo, form[action$='/undo']").count())
                .as("what is published stays")
                .isZero();
    }

    /** The morning proposed it with its figures; the officer accepts, another approves by keyboard and publishes. */
    private void removeAResumedOne(Page officer, Page approver) throws Exception {
        officer.navigate(base() + "/white-list/proposals?list=220000&source=resumed");
        inBothLanguages(officer, "whitelist-proposals");
        String code = officer.locator("tbody small.code").first().textContent().strip();
        officer.locator("input[name=id]").first().check();
        officer.click("button[value=accept]");
        assertThat(officer.url()).contains("/white-list/batches/");
        assertThat(officer.locator("form[action$='/approve']").count())
                .as("who prepared does not decide")
                .isZero();
        approver.navigate(officer.url());
        inBothLanguages(approver, "whitelist-batch-removal");
        approver.keyboard().press("a");
        approver.waitForSelector("form[action$='/publish']");
        publish(approver);
        officer.navigate(base() + "/white-list?list=220000&q=" + code);
        assertThat(officer.locator("tbody tr").count())
                .as("no longer on the list")
                .isZero();
    }

    private void thePlantSeesAndAppeals(Page page) throws Exception {
        page.navigate(base() + "/white-list/mine");
        assertThat(page.locator("main").textContent()).contains(WORDS);
        inBothLanguages(page, "whitelist-mine");
        page.locator("[name=words]").first().fill("200 beds stand ready since yesterday evening.");
        page.locator("form[action$='/appeal'] button").first().click();
        assertThat(page.locator("main .pill").first().textContent()).contains("Appealed");
    }

    /** From tomorrow entries hold 60 days at most; a list without name or fields is refused with all reasons. */
    private void changeTerms(Page page) throws Exception {
        page.navigate(base() + "/white-list/lists/new");
        inBothLanguages(page, "whitelist-open-list");
        page.fill("[name=code]", "Jilin!");
        page.click("main .card button[type=submit]");
        assertThat(page.locator(".errsum a").count()).isGreaterThanOrEqualTo(3);
        assertThat(page.inputValue("[name=code]")).isEqualTo("Jilin!");
        browser.look(page, "whitelist-open-list-refused-en");
        page.navigate(base() + "/white-list/lists/220000/terms");
        inBothLanguages(page, "whitelist-change-terms");
        page.fill("[name=longestDays]", "60");
        page.click("main .card button[type=submit]");
        assertThat(page.url()).endsWith("/white-list/lists/220000");
        assertThat(page.locator("main").textContent()).contains("60 days", "90 days");
    }

    /** Each table of the white list comes as a workbook. */
    private void exports(Page page) {
        for (String path : List.of(
                "/white-list/export?list=220000&division=YRD",
                "/white-list/entries/export?list=220000",
                "/white-list/batches/export",
                "/white-list/proposals/export?list=all",
                "/white-list/difference/export?list=220000&from=2022-05-20&to=2022-06-01")) {
            APIResponse answer = page.request().get(base() + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(new String(answer.body(), 0, 2, StandardCharsets.US_ASCII))
                    .as(path)
                    .isEqualTo("PK");
        }
    }

    private void lookAround(Page page) throws Exception {
        page.navigate(base() + "/white-list");
        inBothLanguages(page, "whitelist");
        page.navigate(base() + "/white-list/lists");
        inBothLanguages(page, "whitelist-lists");
        page.navigate(base() + "/white-list/countdown");
        inBothLanguages(page, "whitelist-countdown");
        page.navigate(base() + "/white-list/difference?list=220000&from=2022-05-20&to=2022-06-01");
        inBothLanguages(page, "whitelist-difference");
        page.navigate(base() + "/white-list/criteria");
        assertThat(page.locator("aside tbody tr").count())
                .as("grants of both purposes")
                .isGreaterThanOrEqualTo(6);
        inBothLanguages(page, "whitelist-criteria");
        page.navigate(base() + "/white-list?division=YRD");
        assertThat(page.inputValue("select[name=division]")).isEqualTo("YRD");
        assertThat(page.locator("tbody tr").count()).isEqualTo(50);
        page.navigate(base() + "/white-list/proposals?list=all");
        inBothLanguages(page, "whitelist-proposals-all");
        exports(page);
        page.navigate(base() + "/white-list/lists/220000");
        inBothLanguages(page, "whitelist-terms");
        page.navigate(base() + "/white-list/thresholds");
        page.fill("[name=dutyFrom]", "85");
        page.click("button[value=try]");
        inBothLanguages(page, "whitelist-thresholds");
    }
}
