package org.clearway.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Walks every figure of the board that counts something, opens it, and finds as many rows as it said; for the nation, a
 * province, a province looked at from above, and an earlier day. Rates are held against their rows by {@code BoardFiguresTest}.
 */
class BoardStory extends Story {

    private static final Pattern COUNT = Pattern.compile("(?<![\\d.−-])(\\d{1,3}(?:,\\d{3})+|\\d+)(?![\\d.%]| ?%)");
    private static final Pattern TOTAL = Pattern.compile("class=\"pager\">\\s*<span>[^<]* of ([\\d,]+)");

    /** Enterprises by their sites, lines by their parts: there are at least as many rows as are counted. */
    private static final Pattern AT_LEAST =
            Pattern.compile("enterprises? stands? still|lines? stops? within|^, \\d+ of them in");

    /** A sum over all time, whose page is a table of parts. */
    private static final Pattern SUM = Pattern.compile("^/problems/figures");

    @Test
    void everyCountOfTheNationsBoardOpensItsRows() {
        Page page = signedIn("ministry-officer", false);
        assertThat(walk(page, "/")).isGreaterThan(8);
        assertThat(walk(page, "/?division=310000")).isGreaterThan(6);
        assertThat(walk(page, "/?asOf=2022-05-20T12:00")).isGreaterThan(4);
    }

    @Test
    void everyCountOfAProvincesBoardOpensItsRows() {
        assertThat(walk(signedIn("jilin-officer", false), "/")).isGreaterThan(6);
    }

    /** @return how many counts were held against their rows */
    private int walk(Page page, String board) {
        page.navigate(base() + in(board, "en"));
        Map<String, String> links = new LinkedHashMap<>();
        for (Locator link :
                page.locator("main a:not(.kpi):not(.tile):not(.rowlink)").all()) {
            links.putIfAbsent(
                    link.getAttribute("href"), link.textContent().strip().replaceAll("\\s+", " "));
        }
        List<String> wrong = new ArrayList<>();
        int held = 0;
        for (Map.Entry<String, String> link : links.entrySet()) {
            Matcher count = COUNT.matcher(link.getValue());
            if (!count.find() || SUM.matcher(link.getKey()).find()) {
                continue;
            }
            String html = page.request().get(base() + link.getKey()).text();
            Matcher total = TOTAL.matcher(html);
            long none = html.contains("class=\"empty\"") ? 0 : -1;
            long rows = total.find() ? number(total.group(1)) : none;
            boolean atLeast = AT_LEAST.matcher(link.getValue()).find();
            if (atLeast ? rows < number(count.group(1)) : rows != number(count.group(1))) {
                wrong.add(link.getValue() + " opens " + rows + " rows at " + link.getKey());
            }
            held++;
        }
        assertThat(wrong).as(board).isEmpty();
        return held;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
