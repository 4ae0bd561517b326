package org.clearway.app.chain.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody wants to try.
 *
 * @param kind      {@code what_if} or {@code restart}
 * @param open      references of what is taken to be open: {@code site:12}, {@code road:3}, {@code enterprise:7},
 *                  {@code division:310000}
 * @param close     likewise, what is taken to be closed from day 1 on; {@code way:310114>220000} blocks a way
 * @param closeDays for how long, 1 to 60
 * @param days      the horizon, 7 to 60
 * @param perDay    restart plans: how many works reopen on a day
 * @param division  restart plans: whose closed works are candidates
 */
public record Choices(
        String kind, List<String> open, List<String> close, int closeDays, int days, int perDay, String division) {

    public static final String WHAT_IF = "what_if";
    public static final String RESTART = "restart";

    boolean isRestart() {
        return kind.equals(RESTART);
    }

    /** As the settings of a job. */
    Map<String, String> written() {
        return Map.of(
                "kind", kind,
                "open", String.join(",", open),
                "close", String.join(",", close),
                "closeDays", Integer.toString(closeDays),
                "days", Integer.toString(days),
                "perDay", Integer.toString(perDay),
                "division", division);
    }

    static Choices read(Map<String, String> settings) {
        return new Choices(
                settings.getOrDefault("kind", WHAT_IF),
                words(settings.getOrDefault("open", "")),
                words(settings.getOrDefault("close", "")),
                Integer.parseInt(settings.getOrDefault("closeDays", "14")),
                Integer.parseInt(settings.getOrDefault("days", "30")),
                Integer.parseInt(settings.getOrDefault("perDay", "2")),
                settings.getOrDefault("division", "000000"));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("[,，\\s]+"))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toList());
    }
}
