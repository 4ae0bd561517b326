package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
 * Follows every link a person finds from the first page on, one page of each kind, in both languages. A page that breaks while
 * it is written, a link that leads nowhere, a word without a translation and what axe objects to are all found here, also
 * on pages that no other story opens.
 */
class EveryPageStory extends Story {

    /** What differs between two pages of one kind: numbers, days, codes. */
    private static final Pattern PARTICULAR = Pattern.compile(
            "(?<=/)(?:[0-9][0-9A-Z.-]*|[0-9A-F-]{8,}|[A-Z]-[0-9-]+|[A-Z0-9-]{3,}|[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+:[A-Za-z0-9_]+)(?=/|$)");

    /** A message key that found no text. */
    private static final Pattern NO_TEXT = Pattern.compile("\\?\\?[a-z][a-z.-]+_(?:zh|en)");

    /** Leads out of the session, or is a file. */
    private static final Pattern LEFT_ALONE =
            Pattern.compile("/sign-out|/export|/pdf|\\.(?:xlsx|csv|pdf|json)$|/errors$|/template|^/api/|^/actuator");

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
                visit(page, login, path, broken);
                ahead.addAll(links(page));
            }
        }
        assertThat(broken).as(login).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void knowsTwoPagesOfOneKind() {
        assertThat(kind("/problems/41?from=x")).isEqualTo(kind("/problems/7"));
        assertThat(kind("/indicators/iva_yoy")).isEqualTo(kind("/indicators/on_duty_rate"));
        assertThat(kind("/problems/all")).isNotEqualTo(kind("/problems/7"));
    }

    private void visit(Page page, String login, String path, List<String> broken) throws Exception {
        Response answer;
        try {
            answer = page.navigate(base() + path);
        } catch (com.microsoft.playwright.PlaywrightException e) {
            broken.add(path + ": " + e.toString().lines().limit(2).toList());
            return;
        }
        if (answer.status() != 200) {
            broken.add(path + " answers " + answer.status());
            return;
        }
        if (!looked.add(kind(path))) {
            return;
        }
        try {
            inBothLanguages(page, "every" + kind(path).replace('/', '-') + "-" + login);
        } catch (AssertionError | com.microsoft.playwright.PlaywrightException e) {
            broken.add(path + ": " + e.getMessage());
        }
        if (NO_TEXT.matcher(page.content()).find()) {
            broken.add(path + " shows a key without a text");
        }
    }

    private List<String> links(Page page) {
        List<String> links = new ArrayList<>();
        for (ElementHandle link : page.querySelectorAll("a[href]")) {
            String href = link.getAttribute("href");
            if (href.startsWith("/")
                    && !LEFT_ALONE.matcher(href.replaceAll("\\?.*", "")).find()) {
                links.add(href.replaceAll("#.*", ""));
            }
        }
        return links;
    }

    private static String kind(String path) {
        return PARTICULAR.matcher(path.replaceAll("\\?.*", "")).replaceAll("N");
    }
}
