package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many sites are to report on a day: the denominator that a missing report stays in. */
@Repository
public class ExpectedSites {

    private static final String PANEL = """
             join monitoring.panel_member m on m.enterprise_id = s.enterprise_id
                and m.panel_id = (select p.id from monitoring.panel p where p.code = :panel)
            """;

    private final JdbcClient jdbc;

    ExpectedSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Completes a series: each day with its expected sites, days without a report included. */
    public List<DayFigures> fill(FigureScope scope, List<LocalDate> days, Map<LocalDate, DayFigures> found) {
        List<Span> spans = spans("''", scope);
        List<DayFigures> all = new ArrayList<>(days.size());
        for (LocalDate day : days) {
            long expected = spans.stream()
                    .filter(span -> span.holds(day))
                    .mapToLong(Span::sites)
                    .sum();
            DayFigures figures = found.getOrDefault(day, DayFigures.none(day));
            all.add(figures.withExpected(expected));
        }
        return all;
    }

    /** Of each day, by the division right below. */
    public Map<LocalDate, Map<String, DayFigures>> fillBelow(
            FigureScope scope, Map<LocalDate, Map<String, DayFigures>> found) {
        List<Span> spans = spans(AddingUp.below("s.division", scope.division()), scope);
        Map<LocalDate, Map<String, DayFigures>> all = new TreeMap<>();
        found.forEach((day, places) -> all.put(day, fill(day, places, spans)));
        return all;
    }

    private static Map<String, DayFigures> fill(LocalDate day, Map<String, DayFigures> found, List<Span> spans) {
        Map<String, Long> expected = new HashMap<>();
        for (Span span : spans) {
            if (span.holds(day)) {
                expected.merge(span.place(), span.sites(), Long::sum);
            }
        }
        Map<String, DayFigures> all = new TreeMap<>();
        DayFigures none = DayFigures.none(day);
        found.keySet().forEach(place -> expected.putIfAbsent(place, 0L));
        expected.forEach(
                (place, sites) -> all.put(place, found.getOrDefault(place, none).withExpected(sites)));
        return all;
    }

    private List<Span> spans(String place, FigureScope scope) {
        boolean panel = scope.panel() != null;
        String first = panel ? "greatest(s.valid_from, m.valid_from)" : "s.valid_from";
        String last = panel ? "least(s.valid_to, m.valid_to)" : "s.valid_to";
        JdbcClient.StatementSpec statement = jdbc.sql("select " + place + " as place, " + first + " as valid_from, "
                        + last
                        + " as valid_to, count(*) as sites from monitoring.reporting_site s" + (panel ? PANEL : "")
                        + (scope.industry() == null
                                ? " where "
                                : " where s.industry >= :industry and s.industry < :industry || 'A' and ")
                        + Territory.condition("s", scope) + " group by 1, 2, 3")
                .params(Territory.values(scope));
        return (panel ? statement.param("panel", scope.panel()) : statement)
                .query((row, number) -> new Span(
                        row.getString("place"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getLong("sites")))
                .list();
    }

    private record Span(
            String place, LocalDate from, @Nullable LocalDate to, long sites) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }
}
