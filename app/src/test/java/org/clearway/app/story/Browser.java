package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The system's Chromium, driven as a person would: every page looked at is also checked by axe and kept as a picture. */
final class Browser implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** Cookies of who has signed in, for all stories of a run: a sign-in code is good for one time only. */
    private static final Map<String, List<Cookie>> SIGNED_IN = new ConcurrentHashMap<>();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> consoleErrors = new ArrayList<>();

    private Browser(String program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(program))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The program that a browser story needs; without one the story is skipped and says so. */
    static Optional<String> program() {
        return PROGRAMS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    static Browser open() {
        return new Browser(program().orElseThrow());
    }

    /** A fresh window: 1366 by 768 as on an office laptop, 390 by 844 as on a phone. */
    Page window(String language, boolean phone, boolean dark) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(phone ? 390 : 1366, phone ? 844 : 768));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                consoleErrors.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    /** Opens the first page as somebody who signed in before, in this window or another; false when nobody did. */
    static boolean comesBack(Page page, String base, String login) {
        List<Cookie> cookies = SIGNED_IN.get(base + " " + login);
        if (cookies == null) {
            return false;
        }
        page.context().addCookies(cookies);
        page.navigate(base + "/");
        return !page.url().contains("/sign-in");
    }

    static void isIn(Page page, String base, String login) {
        SIGNED_IN.put(base + " " + login, page.context().cookies());
    }

    /** Keeps a picture, and lets axe look for what a person with a disability would stumble over. */
    void look(Page page, String name) throws Exception {
        Files.createDirectories(PICTURES);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        AxeRunOptions only = new AxeRunOptions();
        only.setResultTypes(List.of("violations"));
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true) // no page of its own to put frames together; ours have none
                .options(only)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations.stream().flatMap(Browser::words))
                .as("axe on " + name + " " + page.url())
                .isEmpty();
        Object overflow =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }

    private static Stream<String> words(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getHtml());
    }

    /** What the pages wrote to the browser's console as errors: blocked scripts, missing files. */
    List<String> consoleErrors() {
        return consoleErrors;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
