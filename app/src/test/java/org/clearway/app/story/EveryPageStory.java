package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows every link a person finds from the first page on, one page of each kind: looked at in English, read in Chinese. A page that breaks while
 * it is written, a link that leads nowhere, a word without a translation and what axe objects to are all found here, also
 * on pages that no other story opens.
 */
class EveryPageStory extends Story {

    /** What differs between two pages of one kind: numbers, days, codes. */
    private static final Pattern PARTICULAR = Pattern.compile(
            "(?<=/products/)[a-z]+(?=/|$)|(?<=/)(?:[0-9][0-9A-Z.-]*|[0-9A-F-]{8,}|[A-Z]-[0-9-]+|[A-Z0-9_-]{3,}|[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+:[A-Za-z0-9_]+)(?=/|$)");

    /** A message key that found no text. */
    private static final Pattern NO_TEXT = Pattern.compile("\\?\\?[a-z][a-z.-]+_(?:zh|en)");

    private static final Pattern IN_CHINESE = Pattern.compile("<html[^>]* lang=\"zh-Hans\"");

    private static final Pattern SECOND_FACTOR = Pattern.compile("/sign-in/code|/account/second-factor");

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");

    /** Leads out of the session, or is a file. */
    private static final Pattern LEFT_ALONE = Pattern.compile(
            "/sign-out|/export|/pdf|\\.(?:xlsx|csv|pdf|json)$|/errors$|/result$|/template|^/api/|^/actuator");

    private final Set<String> looked = new HashSet<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ministry-officer",
                "ministry-approver",
                "jilin-officer",
                "changchun-officer",
                "shanghai-officer",
                "analyst",
                "auditor",
                "administrator",
                "observer",
                "checkpoint",
                "station",
                "carrier",
                "group-reporter",
                "beichen-owner",
                "qinglan-reporter"
            })
    void everyLinkLeadsToAWholePage(String login) throws Exception {
        Page page = signedIn(login, false);
        List<String> broken = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            if (kinds.add(kind(path))) {
                ahead.addAll(visit(page, login, path, broken));
            }
        }
        assertThat(broken).as(login).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void knowsTwoPagesOfOneKind() {
        assertThat(kind("/problems/41?from=x")).isEqualTo(kind("/problems/7"));
        assertThat(kind("/indicators/iva_yoy")).isEqualTo(kind("/indicators/on_duty_rate"));
        assertThat(kind("/chains/products/auto/SEAL_DOOR")).isEqualTo(kind("/chains/products/ic/WAFER"));
        assertThat(kind("/problems/all")).isNotEqualTo(kind("/problems/7"));
    }

    /** Reads the page whole; the first of its kind, whoever opens it, is also looked at. @return its links */
    private List<String> visit(Page page, String login, String path, List<String> broken) throws Exception {
        String html;
        try {
            APIResponse answer = page.request().get(base() + path);
            html = answer.text();
            if (answer.status() != 200 || !html.stripTrailing().endsWith("</html>")) {
                broken.add(path + " answers " + answer.status() + ", " + html.length() + " characters");
                return List.of();
            }
        } catch (PlaywrightException e) {
            broken.add(path + ": " + e.toString().lines().limit(2).toList());
            return List.of();
        }
        if (NO_TEXT.matcher(html).find()) {
            broken.add(path + " shows a key without a text");
        }
        if (looked.add(kind(path))) {
            look(page, login, path, broken);
        }
        return LINK.matcher(html)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link ->
                        !LEFT_ALONE.matcher(link.replaceAll("\\?.*", "")).find())
                .toList();
    }

    private void look(Page page, String login, String path, List<String> broken) throws Exception {
        try {
            APIResponse answer = page.request().get(in(base() + path, "zh"));
            String chinese = answer.text();
            if (!answer.url().startsWith(base() + path.replaceAll("\\?.*", ""))) {
                // Not yet open to this person: what is still needed for it, and nothing else, may stand in its place.
                if (!SECOND_FACTOR.matcher(answer.url()).find()) {
                    broken.add(path + " leads to " + answer.url());
                }
            } else if (!IN_CHINESE.matcher(chinese).find()) {
                broken.add(path + " is not in Chinese");
            }
            if (NO_TEXT.matcher(chinese).find()) {
                broken.add(path + " shows a key without a Chinese text");
            }
            page.navigate(in(base() + path, "en"));
            browser.look(page, "every" + kind(path).replace('/', '-') + "-" + login);
        } catch (AssertionError | PlaywrightException e) {
            broken.add(path + ": " + e.getMessage());
        }
    }

    private static String kind(String path) {
        return PARTICULAR.matcher(path.replaceAll("\\?.*", "")).replaceAll("N");
    }
}
