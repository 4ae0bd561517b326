package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The analyst's morning of 2 June 2022: board, map, comparison, indicators, a formula, an import, a panel; in both languages. */
class AnalystStory extends Story {

    @Test
    void theBoardShowsTheCountrysFiguresAndAnyIndicatorOnTheMap() throws Exception {
        Page page = signedIn("analyst", false);
        String board = page.textContent("main");
        assertThat(board).contains("−2.9", "−4.6", "101");
        inBothLanguages(page, "board-analyst");
        page.navigate(base() + "/?indicator=on_duty_rate");
        assertThat(page.textContent("main")).contains("On-duty rate by province");
        inBothLanguages(page, "board-on-duty");
        page.navigate(base() + "/?compare=2022-05-23");
        inBothLanguages(page, "board-compared");
        for (String href : page.locator(".kpi").all().stream()
                .map(tile -> tile.getAttribute("href"))
                .toList()) {
            assertThat(page.navigate(base() + href).status()).as(href).isEqualTo(200);
        }
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void anIndicatorTellsItsCourseDefinitionAndRevisions() throws Exception {
        Page page = signedIn("analyst", false);
        page.navigate(base() + "/indicators");
        inBothLanguages(page, "indicators");
        page.navigate(base() + "/indicators/resumption_rate?with=310000&with=220000");
        assertThat(page.textContent("main")).doesNotContain("null");
        inBothLanguages(page, "indicator-computed");
        page.navigate(base() + "/indicators/iva_yoy");
        assertThat(page.textContent(".lead")).contains("−2.9", "too short");
        assertThat(page.textContent("main")).as("May waits for 15 June").contains("15 Jun 2022 10:00");
        inBothLanguages(page, "indicator-imported");
        page.navigate(base() + "/reports/on-paper");
        inBothLanguages(page, "on-paper");
        page.navigate(base() + "/reports/on-paper?panel=key_500");
        assertThat(page.textContent(".lead")).isNotBlank();
        page.navigate(base() + "/indicators/signals");
        assertThat(page.textContent(".lead")).contains("turned");
        inBothLanguages(page, "signals");
        page.navigate(base() + "/indicators/signals?signal=all");
        assertThat(page.locator("tbody tr").count()).isEqualTo(50);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void aFormulaIsTriedRefusedAtThePlaceAndSaved() throws Exception {
        Page page = signedIn("analyst", false);
        page.navigate(base() + "/indicators/new");
        page.fill("[name=code]", "story_share");
        page.fill("[name=nameZh]", "到岗占基期比");
        page.fill("[name=nameEn]", "On duty, of the base roll");
        page.fill("[name=formula]", "100 * on_duty / 0");
        page.fill("[name=source]", "reports");
        page.fill("[name=owner]", "analysts");
        page.click("button[name=preview]");
        assertThat(page.textContent(".errsum")).contains("divides by zero");
        assertThat(page.inputValue("[name=formula]")).isEqualTo("100 * on_duty / 0");
        browser.look(page, "formula-refused");
        page.fill("[name=formula]", "100 * on_duty / base_roll");
        page.click("button[name=preview]");
        assertThat(page.locator("section[aria-live] tbody tr").count()).isEqualTo(15);
        browser.look(page, "formula-preview");
        page.click("form[action='/indicators/new'] button.primary");
        assertThat(page.url()).endsWith("/indicators/story_share");
        page.navigate(base() + "/indicators/story_share/edit");
        inBothLanguages(page, "formula-edit");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void aFileIsLookedThroughAndTakenIn() throws Exception {
        Page page = signedIn("analyst", false);
        page.navigate(base() + "/indicators/imports");
        inBothLanguages(page, "series-imports");
        Path file = Files.createTempFile("series", ".csv");
        Files.writeString(file, """
                period,region,indicator,value,unit
                2022-05-30,000000,rail_freight_10kt,1101.5,10k t
                2022-05-31,000000,rail_freight_10kt,1101500,10k t
                2022-05,000000,rail_freight_10kt,1,10k t
                """, StandardCharsets.UTF_8);
        page.setInputFiles("[name=file]", file);
        page.click("main form button.primary");
        assertThat(page.textContent("main")).contains("thousand times", "needs a day");
        inBothLanguages(page, "series-import");
        page.click("form[action$='/confirm'] button");
        assertThat(page.url()).contains("/jobs/");
        Files.deleteIfExists(file);
    }

    @Test
    void aPanelIsBuilt() throws Exception {
        Page page = signedIn("analyst", false);
        page.navigate(base() + "/panels");
        inBothLanguages(page, "panels");
        page.navigate(base() + "/panels/new");
        inBothLanguages(page, "panel-new");
        page.fill("[name=code]", "story_panel");
        page.fill("[name=nameZh]", "吉林汽车链大型企业");
        page.fill("[name=nameEn]", "Large firms of Jilin's automobile chain");
        page.fill("[name=ground]", "asked for by the story");
        page.selectOption("[name=division]", "220000");
        page.selectOption("[name=chain]", "AUTO");
        page.selectOption("[name=size]", "large");
        page.click("main form button.primary");
        assertThat(page.url()).endsWith("/panels/story_panel");
        inBothLanguages(page, "panel");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void onAPhoneAndInTheDark() throws Exception {
        Page phone = browser.window("zh", true, false);
        signIn(phone, "analyst");
        browser.look(phone, "board-phone-zh");
        for (String path : List.of(
                "/indicators/resumption_rate",
                "/indicators",
                "/indicators/signals",
                "/indicators/iva_yoy",
                "/reports/on-paper",
                "/panels",
                "/panels/key_50",
                "/?compare=2022-05-23&lang=en")) {
            phone.navigate(base() + path);
            browser.look(phone, "phone" + path.replaceAll("[^a-z0-9]+", "-"));
        }
        Page dark = browser.window("en", false, true);
        signIn(dark, "analyst");
        browser.look(dark, "board-analyst-dark");
    }
}
