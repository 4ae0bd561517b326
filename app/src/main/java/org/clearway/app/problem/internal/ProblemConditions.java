package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A filter as conditions that indexes serve. The policies say what may be seen; the range here says what the index reads. */
public final class ProblemConditions {

    /** Words that match so many problems are common; the list then shows the newest of them. */
    static final int MOST_IDS = 2_000;

    private static final Set<String> STATES = Set.of(
            "working",
            "waiting",
            "asked",
            "solved",
            "unsolvable_asked",
            "confirmed",
            "silent",
            "unsolvable",
            "joined",
            "withdrawn");

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    public ProblemConditions(ProblemFilter filter, Instant now, JdbcClient jdbc) {
        place(filter.division());
        equal("kind", filter.kind());
        level(filter.level());
        equal("severity", filter.severity());
        equal("desk", filter.desk());
        equal("owner_id", filter.owner());
        equal("point_id", filter.point());
        equal("enterprise_id", filter.enterprise());
        equal("cause", filter.cause());
        if (filter.hole()) {
            parts.add("p.routing_hole");
        }
        status(filter.status(), now);
        age(filter.age(), now);
        step("came", filter.came(), "");
        step("lateAt", filter.lateAt(), " and s.missed");
        times(filter);
        words(filter.words(), jdbc);
    }

    private void place(@Nullable String division) {
        Actor actor = Actor.current();
        DivisionRange own = actor.range();
        if (division == null && (!actor.isOfficer() || own.equals(DivisionRange.NATION))) {
            return;
        }
        DivisionRange range = division == null ? own : DivisionRange.of(division);
        parts.add("(p.division >= :lo and p.division < :hi"
                + (range.equals(DivisionRange.NATION) ? ")" : " or p.counterpart >= :lo and p.counterpart < :hi)"));
        values.put("lo", range.lo());
        values.put("hi", range.hi());
    }

    /** County and city are one level to whoever looks from above: {@code local}. */
    private void level(@Nullable String level) {
        if ("local".equals(level)) {
            parts.add("p.level in ('county', 'city')");
        } else {
            equal("level", level);
        }
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            parts.add("p." + column + " = :" + column);
            values.put(column, value);
        }
    }

    private void step(String name, @Nullable String level, String more) {
        if (level != null) {
            parts.add("exists (select 1 from problem.step s where s.problem_id = p.id and s.level = :" + name + more
                    + ")");
            values.put(name, level);
        }
    }

    private void status(@Nullable String status, Instant now) {
        if (status == null) {
            return;
        }
        switch (status) {
            case "open" -> parts.add("p.closed_at is null");
            case "overdue" -> {
                parts.add("p.closed_at is null and p.due_at < :now");
                values.put("now", java.util.Objects.requireNonNull(at(now)));
            }
            case "closed" -> parts.add("p.closed_at is not null");
            case "done" -> parts.add("p.state in ('confirmed', 'silent')");
            case "missed" -> parts.add("p.missed > 0");
            default -> {
                if (STATES.contains(status)) {
                    equal("state", status);
                }
            }
        }
    }

    private void age(@Nullable Integer age, Instant now) {
        if (age == null) {
            return;
        }
        parts.add("p.closed_at is null");
        int from = age <= 1 ? 0 : age <= 3 ? 1 : age <= 7 ? 3 : 7;
        parts.add("p.filed_at <= :younger");
        values.put("younger", java.util.Objects.requireNonNull(at(now.minus(Duration.ofDays(from)))));
        if (age <= 7) {
            parts.add("p.filed_at > :older");
            values.put("older", java.util.Objects.requireNonNull(at(now.minus(Duration.ofDays(age)))));
        }
    }

    private void times(ProblemFilter filter) {
        if (filter.week() != null) {
            parts.add("p.closed_at >= :monday and p.closed_at < :sunday");
            values.put(
                    "monday",
                    java.util.Objects.requireNonNull(
                            at(filter.week().atStartOfDay(ClearwayClock.ZONE).toInstant())));
            values.put(
                    "sunday",
                    java.util.Objects.requireNonNull(at(filter.week()
                            .plusDays(7)
                            .atStartOfDay(ClearwayClock.ZONE)
                            .toInstant())));
        }
        if (filter.since() != null) {
            parts.add("p.filed_at >= :since");
            values.put(
                    "since",
                    java.util.Objects.requireNonNull(
                            at(filter.since().atStartOfDay(ClearwayClock.ZONE).toInstant())));
        }
    }

    private void words(@Nullable String words, JdbcClient jdbc) {
        if (words == null || words.isBlank()) {
            return;
        }
        String text = words.strip();
        if (text.toUpperCase(java.util.Locale.ROOT).matches("P-\\d{4}-\\d+")) {
            equal("number", text.toUpperCase(java.util.Locale.ROOT));
            return;
        }
        Long[] ids = jdbc.sql("select problem.ids_with_grams(directory.bigrams(:words), :most)")
                .param("words", text)
                .param("most", MOST_IDS)
                .query((row, number) -> (Long[]) row.getArray(1).getArray())
                .single();
        Long[] enterprises = jdbc.sql("""
                        select coalesce(array_agg(e.id), '{}') from (select id from directory.enterprise
                        where id = any (directory.ids_with_grams(directory.bigrams(:words), :most)) limit :most) e
                        """)
                .param("words", text)
                .param("most", MOST_IDS)
                .query((row, number) -> (Long[]) row.getArray(1).getArray())
                .single();
        parts.add("(p.id = any (:found) or p.enterprise_id = any (:enterprises) or p.cause = :words)");
        values.put("found", ids);
        values.put("enterprises", enterprises);
        values.put("words", text);
    }

    public String where() {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    public Map<String, Object> values() {
        return values;
    }
}
