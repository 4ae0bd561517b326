package org.clearway.app.scenario.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/** What provinces asked of each other, read from the histories: one support list for a pair of provinces and a day. */
public final class AskedOfOthers {

    private static final int BUSY_HOURS = 18;

    private final Map<String, Integer> rules;
    private final Office office = new Office();

    /** @param rules working hours by {@code severity/level} */
    public AskedOfOthers(Map<String, Integer> rules) {
        this.rules = rules;
    }

    /** @param from its industry authority signs, that of {@code to} answers; both are provinces */
    public record SupportList(String from, String to, Instant madeAt, Instant answerBy, List<Item> items) {}

    /**
     * One enterprise and matter.
     *
     * @param key    of what is asked, with {@code arguments}
     * @param result solved, partly or cannot; null when no answer came
     */
    public record Item(
            History history,
            String key,
            List<String> arguments,
            @Nullable LocalDate neededBy,
            @Nullable String result,
            @Nullable Instant answeredAt) {}

    private record Asked(Instant at, Instant until, Item item) {}

    /** In the order of the days. */
    public List<SupportList> lists(List<History> histories) {
        Map<String, List<Asked>> together = new TreeMap<>();
        for (History history : histories) {
            for (History.Move move : history.moves()) {
                if (move.act().equals("ask")) {
                    String from = history.division().substring(0, 2) + "0000";
                    String to = move.desk().division();
                    String group = Office.day(move.at()) + " " + from + " " + to;
                    together.computeIfAbsent(group, none -> new ArrayList<>()).add(asked(history, move));
                }
            }
        }
        return together.entrySet().stream()
                .map(one -> list(one.getKey().split(" ", -1), one.getValue()))
                .toList();
    }

    private static SupportList list(String[] group, List<Asked> asked) {
        return new SupportList(
                group[1],
                group[2],
                asked.stream().map(Asked::at).min(Instant::compareTo).orElseThrow(),
                asked.stream().map(Asked::until).max(Instant::compareTo).orElseThrow(),
                asked.stream().map(Asked::item).toList());
    }

    private Asked asked(History history, History.Move ask) {
        History.Move answer = history.moves().stream()
                .filter(move -> move.act().equals("answer") && move.at().isAfter(ask.at()))
                .findFirst()
                .orElse(null);
        boolean told = history.matter().startsWith("problem.story.");
        Integer days = history.stopsInDays();
        int hours = rules.getOrDefault(history.severity() + "/inter_provincial", BUSY_HOURS);
        return new Asked(
                ask.at(),
                office.plus(ask.at(), 60L * hours),
                new Item(
                        history,
                        told ? Objects.requireNonNull(ask.key()) : "problem.asking." + history.kind(),
                        told ? List.of() : history.arguments(),
                        days == null
                                ? null
                                : history.filed()
                                        .atZone(ClearwayClock.ZONE)
                                        .toLocalDate()
                                        .plusDays(days),
                        answer == null ? null : answer.why(),
                        answer == null ? null : answer.at()));
    }
}
