package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearway.app.ScenarioTest;
import org.clearway.app.access.account.DemoSignIns;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A story in a real browser on the whole scenario: the browser, and how people of the demo sign in. */
@ScenarioTest
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {

    private static final Path PASSWORD = Path.of("target", "scenario-home", "demo-password");

    @Autowired
    private FillingScenario scenario;

    @Autowired
    private DemoSignIns signIns;

    @LocalServerPort
    private int port;

    Browser browser;

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

    /** A window in English in which that person is signed in. */
    final Page signedIn(String login, boolean phone) {
        Page page = browser.window("en", phone, false);
        signIn(page, login);
        return page;
    }

    final void signIn(Page page, String login) {
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
    final void inBothLanguages(Page page, String name) throws Exception {
        String english = page.url();
        browser.look(page, name + "-en");
        page.navigate(in(english, "zh"));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        browser.look(page, name + "-zh");
        page.navigate(in(english, "en"));
    }

    static String in(String url, String language) {
        return url + (url.contains("?") ? "&" : "?") + "lang=" + language;
    }

    final String base() {
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
