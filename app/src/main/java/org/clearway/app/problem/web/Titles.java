package org.clearway.app.problem.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.internal.EventRows;
import org.clearway.app.problem.internal.PointSuggestions;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a problem and its events say in the reader's language: what a person wrote, or the words of a message. */
@Component
public class Titles {

    private final Phrases phrases;

    Titles(Phrases phrases) {
        this.phrases = phrases;
    }

    public String of(Problem problem, Words words) {
        return of(problem.title(), problem.matter(), problem.args(), words);
    }

    public String of(@Nullable String title, @Nullable String matter, List<Object> arguments, Words words) {
        if (title != null) {
            return title;
        }
        return phrases.of(Objects.requireNonNullElse(matter, "problem.untitled"), arguments, words);
    }

    /** What is the same in a suggested group: a code, a place, or the matter and the goods in one city. */
    public String same(PointSuggestions.Suggestion one, Words words) {
        if (!one.rule().equals("words")) {
            return one.same().replaceFirst("^(road|supplier):", "");
        }
        String[] parts = one.same().split("\\|", 3);
        List<Object> arguments = new ArrayList<>(Problem.args(parts[2]));
        arguments.add("…");
        return phrases.of(parts[0], arguments, words);
    }

    /** Null when an event has no words of its own. */
    public @Nullable String of(EventRows.Event event, Words words) {
        String key = event.key();
        if (key == null) {
            return event.text();
        }
        String said = phrases.of(key, event.args(), words);
        return event.text() == null ? said : said + " " + event.text();
    }

    /** "18 h 00 m" of working time. */
    public String span(@Nullable Integer minutes, Words words) {
        if (minutes == null) {
            return Words.NOTHING;
        }
        return phrases.of("problem.span", List.of(minutes / 60, minutes % 60), words);
    }

    /** The time between two moments, as hours and minutes or, from two days on, as days and hours. */
    public String between(java.time.Instant from, java.time.Instant to, Words words) {
        long minutes = java.time.Duration.between(from, to).toMinutes();
        return minutes < 2_880
                ? span((int) minutes, words)
                : phrases.of(
                        "problem.span-days", List.of((int) (minutes / 1_440), (int) (minutes % 1_440 / 60)), words);
    }
}
