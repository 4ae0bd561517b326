package org.clearway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.IcuMessages;
import org.junit.jupiter.api.Test;

/** The linter that we own: what no compiler sees and every reader does. */
class TidyTest {

    private static final Path MAIN = Path.of("src/main");
    private static final int LONGEST_FILE_LINES = 400;
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9.-]*)[}(]");
    private static final Pattern TAG = Pattern.compile("<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", Pattern.DOTALL);

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        IcuMessages messages = new IcuMessages();
        assertThat(messages.keys("zh")).containsExactlyInAnyOrderElementsOf(messages.keys("en"));
    }

    @Test
    void everyMessageIsAFormat() throws IOException {
        IcuMessages messages = new IcuMessages();
        for (String key : messages.keys("en")) {
            assertThat(messages.getMessage(key, new Object[] {1, 2, 3, 4, 5}, java.util.Locale.ENGLISH))
                    .as(key)
                    .isNotNull();
            assertThat(messages.getMessage(key, new Object[] {1, 2, 3, 4, 5}, java.util.Locale.CHINESE))
                    .as(key)
                    .isNotNull();
        }
    }

    @Test
    void everyKeyOfATemplateExists() throws IOException {
        Set<String> known = new IcuMessages().keys("en");
        Set<String> missing = new TreeSet<>();
        for (Path template : files(".html")) {
            Matcher keys = KEY.matcher(Files.readString(template));
            while (keys.find()) {
                if (!known.contains(keys.group(1))) {
                    missing.add(keys.group(1) + " in " + template.getFileName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateHoldsBareText() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path template : files(".html")) {
            bareTexts(Files.readString(template)).forEach(text -> bare.add(template.getFileName() + ": " + text));
        }
        assertThat(bare).as("text that is not replaced by a message").isEmpty();
    }

    /** Text counts as bare when the tag just before it does not replace its content. */
    private static List<String> bareTexts(String html) {
        String body = html.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
        List<String> bare = new ArrayList<>();
        Matcher tags = TAG.matcher(body);
        int end = 0;
        String before = "";
        while (tags.find()) {
            String text = body.substring(end, tags.start()).strip();
            if (WORDS.matcher(text).find() && !before.contains("th:text") && !before.contains("th:utext")) {
                bare.add(text);
            }
            before = tags.group();
            end = tags.end();
        }
        return bare;
    }

    @Test
    void noPageCarriesInlineScriptOrStyle() throws IOException {
        for (Path template : files(".html")) {
            String html = Files.readString(template);
            assertThat(html)
                    .as(template.toString())
                    .doesNotContain(" style=", "<style", " onclick=", " onchange=", "javascript:");
            assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(html).find())
                    .as("inline script in " + template)
                    .isFalse();
        }
    }

    /** Thymeleaf replaces before it asks: a condition beside th:replace counts for nothing. */
    @Test
    void noConditionStandsBesideAReplacement() throws IOException {
        for (Path template : files(".html")) {
            Matcher tags = TAG.matcher(Files.readString(template));
            while (tags.find()) {
                boolean both =
                        tags.group().contains("th:replace") && tags.group().matches("(?s).*th:(if|unless)=.*");
                assertThat(both).as(template + ": " + tags.group()).isFalse();
            }
        }
    }

    /** The layout takes what stands in main, not main itself: what is said at the tag is never evaluated. */
    @Test
    void nothingIsSaidAtTheTagThatTheLayoutLeavesOut() throws IOException {
        for (Path template : files(".html")) {
            String html = Files.readString(template);
            if (html.contains("~{::main/content()}")) {
                assertThat(Pattern.compile("<main [^>]*th:").matcher(html).find())
                        .as(template.toString())
                        .isFalse();
            }
        }
    }

    /** The template engine forbids classes in th:attr, and says so only when the page is written. */
    @Test
    void noAttributeAsksAClass() throws IOException {
        for (Path template : files(".html")) {
            assertThat(Pattern.compile("th:(?:attr|utext|replace|insert)=\"[^\"]*T\\(")
                            .matcher(Files.readString(template))
                            .find())
                    .as(template.toString())
                    .isFalse();
        }
    }

    /** What people type stands in pages as text: a name with a tag in it is a name. */
    @Test
    void noTemplateWritesTextAsMarkup() throws IOException {
        for (Path template : files(".html")) {
            assertThat(Files.readString(template)).as(template.toString()).doesNotContain("th:utext", "[(${", "[(#{");
        }
    }

    @Test
    void everyRightHasAName() throws IOException {
        String words = Files.readString(Path.of("src/main/resources/messages/access_en.properties"))
                + Files.readString(Path.of("src/main/resources/messages/problem_en.properties"));
        for (Right right : Right.values()) {
            assertThat(words).contains("\nright." + right.word() + "=");
        }
    }

    @Test
    void noFileIsTooLongToFindTheWayIn() {
        for (Path source : files(".java")) {
            assertThat(lines(source)).as(source.toString()).isLessThanOrEqualTo(LONGEST_FILE_LINES);
        }
    }

    @Test
    void nothingUnfinishedIsLeftInTheCode() throws IOException {
        Pattern unfinished = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        for (Path source : files(".java", ".html", ".sql", ".js", ".properties")) {
            assertThat(unfinished.matcher(Files.readString(source)).find())
                    .as(source.toString())
                    .isFalse();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(path -> Stream.of(endings)
                            .anyMatch(ending -> path.toString().endsWith(ending)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
