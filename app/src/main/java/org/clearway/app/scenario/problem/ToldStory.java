package org.clearway.app.scenario.problem;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * A problem that is told in words of its own, which stand in the messages as {@code problem.story.<number>}.
 *
 * @param industry division of the classification, two digits, of the enterprise that it befalls
 * @param steps    what happened, the filing first
 */
record ToldStory(
        int number,
        String division,
        String industry,
        String kind,
        String severity,
        String why,
        @Nullable Integer stopsInDays,
        Instant filed,
        @Nullable String cause,
        List<Step> steps) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * One act.
     *
     * @param hours working hours after the one before; a missed deadline and silence have their own
     * @param word  the act, {@code up} and {@code miss} for going up by hand and by itself
     * @param what  whom, where to, which result or reason
     * @param key   of its words; null for acts that need none
     */
    record Step(
            int hours, String word, String what, @Nullable String key) {}

    static ToldStory of(ReferenceTable.Row row) {
        int number = (int) row.whole("number");
        String stops = row.text("stops");
        String cause = row.text("cause");
        List<Step> steps = new ArrayList<>();
        for (String step : row.text("moves").split("; ", -1)) {
            steps.add(step(step, key(number) + "." + steps.size()));
        }
        return new ToldStory(
                number,
                row.text("division"),
                row.text("industry"),
                row.text("kind"),
                row.text("severity"),
                row.text("why"),
                stops.isEmpty() ? null : Integer.valueOf(stops),
                LocalDateTime.parse(row.text("filed"), MINUTE)
                        .atZone(ClearwayClock.ZONE)
                        .toInstant(),
                cause.isEmpty() ? null : cause,
                List.copyOf(steps));
    }

    private static Step step(String text, String key) {
        int after = text.indexOf(' ');
        boolean words = text.endsWith("*");
        String act = text.substring(after + 1, words ? text.length() - 1 : text.length());
        int colon = act.indexOf(':');
        return new Step(
                Integer.parseInt(text.substring(0, after)),
                colon < 0 ? act : act.substring(0, colon),
                colon < 0 ? "" : act.substring(colon + 1),
                words ? key : null);
    }

    private static String key(int number) {
        return "problem.story.%02d".formatted(number);
    }

    String key() {
        return key(number);
    }
}
