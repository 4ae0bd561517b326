package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemFilter.Figure;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A filter as conditions that indexes serve. The policies say what may be seen; the range here says what the index reads. */
public final class ProblemConditions {

    /** Of words that are not common, the newest problems that have them. */
    private static final int MOST_IDS = 20_000;

    /** Where so many enterprises have the words in their names, most problems are one of theirs, and each is looked at. */
    private static final int MOST_NAMED = 20_000;

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

    /** What closed before is as it was; the offset keeps the row in one piece, which is made once. */
    private static final String THEN = """
            problem.problem q cross join lateral (select (x.r).* from (
                select case when q.closed_at <= :moment then q else problem.as_it_stood(q, :moment) end as r offset 0) x) p
            """;

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Figure figure;

    /** What does not change is asked of the row itself, of which an index knows. */
    private final String row;

    private boolean looksAtEach;

    public ProblemConditions(ProblemFilter filter, Instant clock, JdbcClient jdbc) {
        figure = filter.figure();
        row = figure.at() == null ? "p." : "q.";
        Instant now = figure.at() == null ? clock : figure.at();
        if (figure.at() != null) {
            parts.add("q.filed_at <= :moment");
            moment("moment", now);
        }
        place(filter.division());
        equal(row, "kind", filter.kind());
        level(filter.level());
        equal(row, "severity", filter.severity());
        equal("p.", "desk", filter.desk());
        equal("p.", "owner_id", filter.owner());
        equal(row, "point_id", filter.point());
        equal(row, "enterprise_id", filter.enterprise());
        equal(row, "cause", filter.cause());
        if (filter.hole()) {
            parts.add(row + "routing_hole");
        }
        status(filter.status(), now);
        age(filter.age(), now);
        reached("came", filter.came(), "from_at", now);
        reached("lateAt", filter.lateAt(), "missed_at", now);
        times(filter);
        if (figure.notFirst() != null) {
            parts.add("exists (select 1 from problem.step s join directory.authority a on a.id = s.owner_id"
                    + " where s.problem_id = " + row + "id and s.position = 1 and a.department <> :not_first)");
            values.put("not_first", figure.notFirst());
        }
        words(filter.words(), jdbc);
    }

    private void place(@Nullable String division) {
        Actor actor = Actor.current();
        DivisionRange own = actor.range();
        if (division == null && (!actor.isOfficer() || own.equals(DivisionRange.NATION))) {
            return;
        }
        DivisionRange range = division == null ? own : DivisionRange.of(division);
        boolean whole = figure.own() || range.equals(DivisionRange.NATION);
        parts.add("(" + row + "division >= :lo and " + row + "division < :hi"
                + (whole ? ")" : " or " + row + "counterpart >= :lo and " + row + "counterpart < :hi)"));
        values.put("lo", range.lo());
        values.put("hi", range.hi());
    }

    /** County and city are one level to whoever looks from above: {@code local}. */
    private void level(@Nullable String level) {
        if ("local".equals(level)) {
            parts.add("p.level in ('county', 'city')");
        } else {
            equal("p.", "level", level);
        }
    }

    private void equal(String of, String column, @Nullable Object value) {
        if (value != null) {
            parts.add(of + column + " = :" + column);
            values.put(column, value);
        }
    }

    private void moment(String name, Instant at) {
        values.put(name, Objects.requireNonNull(at(at)));
    }

    /** Whether it came to a level, or was late there, for the first time since a day and until the moment that is looked at. */
    private void reached(String name, @Nullable String level, String when, Instant now) {
        if (level == null) {
            return;
        }
        values.put(name, level);
        String there =
                " from problem.step s where s.problem_id = " + row + "id and s.level = :" + name + " and s." + when;
        parts.add("exists (select 1" + there + " <= :until_now)");
        moment("until_now", now);
        if (figure.reached() != null) {
            parts.add("(select min(s." + when + ")" + there + " is not null) >= :reached");
            moment("reached", day(figure.reached()));
        }
    }

    private static Instant day(LocalDate day) {
        return day.atStartOfDay(ClearwayClock.ZONE).toInstant();
    }

    private void status(@Nullable String status, Instant now) {
        if (status == null) {
            return;
        }
        boolean then = figure.at() != null;
        if (then && status.matches("open|overdue|open_missed")) {
            parts.add("(q.closed_at is null or q.closed_at > :moment)");
        } else if (then && status.matches("done|confirmed|silent")) {
            parts.add("(q.state in ('confirmed', 'silent') and q.closed_at <= :moment or q.reopened > 0)");
        }
        switch (status) {
            case "open" -> parts.add("p.closed_at is null");
            case "overdue" -> {
                parts.add("p.closed_at is null and p.due_at < :now");
                moment("now", now);
            }
            case "open_missed" -> parts.add("p.closed_at is null and p.missed > 0");
            case "closed" -> parts.add("p.closed_at is not null");
            case "done" -> parts.add("p.state in ('confirmed', 'silent')");
            case "missed" -> parts.add("p.missed > 0");
            default -> {
                if (STATES.contains(status)) {
                    equal("p.", "state", status);
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
        parts.add(row + "filed_at <= :younger");
        moment("younger", now.minus(Duration.ofDays(from)));
        if (age <= 7) {
            parts.add(row + "filed_at > :older");
            moment("older", now.minus(Duration.ofDays(age)));
        }
    }

    private void times(ProblemFilter filter) {
        if (filter.week() != null) {
            parts.add("p.closed_at >= :monday and p.closed_at < :sunday");
            moment("monday", day(filter.week()));
            moment("sunday", day(filter.week().plusDays(7)));
        }
        if (filter.since() != null) {
            parts.add(row + "filed_at >= :since");
            moment("since", day(filter.since()));
        }
        if (figure.filedBefore() != null) {
            parts.add(row + "filed_at < :until");
            moment("until", day(figure.filedBefore()));
        }
        if (figure.closedSince() != null) {
            parts.add("p.closed_at >= :closed_since");
            moment("closed_since", day(figure.closedSince()));
        }
    }

    private void words(@Nullable String words, JdbcClient jdbc) {
        if (words == null || words.isBlank()) {
            return;
        }
        String text = words.strip();
        if (text.toUpperCase(java.util.Locale.ROOT).matches("P-\\d{4}-\\d+")) {
            equal(row, "number", text.toUpperCase(java.util.Locale.ROOT));
            return;
        }
        values.put("words", text);
        Optional<Long[]> said = said(text, jdbc);
        Long[] enterprises = named(text, jdbc);
        if (said.isPresent() && enterprises.length < MOST_NAMED) {
            // One list of ids, which their index serves in the order of the list; beside an "or" it would not.
            Set<Long> found = new LinkedHashSet<>(Arrays.asList(said.get()));
            found.addAll(ofEnterprises(text, enterprises, jdbc));
            parts.add(row + "id = any (:found)");
            values.put("found", found.toArray(Long[]::new));
            return;
        }
        looksAtEach = true;
        values.put("found", said.orElse(new Long[0]));
        values.put("enterprises", enterprises);
        // Of a bare @> the planner believes that next to nothing meets it, and reads a territory whole to sort it.
        String saying = said.isPresent()
                ? row + "id = any (:found)"
                : "coalesce(" + row + "grams @> directory.bigrams(:words), false)";
        String naming = enterprises.length < MOST_NAMED
                ? row + "enterprise_id = any (:enterprises)"
                : "position(lower(:words) in lower(" + row + "who_zh || ' ' || " + row + "who_en)) > 0";
        parts.add("(" + saying + " or " + naming + " or " + row + "cause = :words)");
    }

    /** Ids of what says the words, from their index; empty when they are common or the reader has few, so that each may be looked at. */
    private static Optional<Long[]> said(String text, JdbcClient jdbc) {
        return Actor.current().isEnterprise()
                ? Optional.empty()
                : jdbc.sql("select problem.ids_with_grams(directory.bigrams(:words), :most)")
                        .param("words", text)
                        .param("most", MOST_IDS)
                        .query((found, number) ->
                                Optional.ofNullable(found.getArray(1)).map(ProblemConditions::ids))
                        .single();
    }

    private static Long[] named(String text, JdbcClient jdbc) {
        return jdbc.sql("""
                        select coalesce(array_agg(e.id), '{}') from (select id from directory.enterprise
                        where id = any (directory.ids_with_grams(directory.bigrams(:words), :most)) limit :most) e
                        """)
                .param("words", text)
                .param("most", MOST_NAMED)
                .query((found, number) -> ids(found.getArray(1)))
                .single();
    }

    private static List<Long> ofEnterprises(String text, Long[] enterprises, JdbcClient jdbc) {
        return jdbc.sql("select id from problem.problem where enterprise_id = any (:enterprises) or cause = :words"
                        + " order by id desc limit :most")
                .param("enterprises", enterprises)
                .param("words", text)
                .param("most", MOST_IDS)
                .query(Long.class)
                .list();
    }

    private static Long[] ids(java.sql.Array found) {
        try {
            return (Long[]) found.getArray();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether no index knows of the words, and each row of the reach is asked for them. */
    public boolean looksAtEach() {
        return looksAtEach;
    }

    public String from() {
        return figure.at() == null ? "problem.problem p" : THEN;
    }

    public String where() {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    public Map<String, Object> values() {
        return values;
    }
}
