package org.clearway.app.monitoring.internal;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums of days that lie back, for the nation, each province and each city. A kept sum is used only while nothing was
 * reported for its day and place since (day_changed), the marks are those it was judged by, and the moment asked for is
 * not before its last version; so that it always equals what adding up would give.
 */
@Repository
public class KeptFigures {

    /** Today moves all the time and is not kept; a report for an earlier day leaves a row in day_changed. */
    public static final int OPEN_DAYS = 1;

    private static final String PLACES = """
            cross join lateral (values ('000000'), (left(r.division, 2) || '0000'), (left(r.division, 4) || '00')) l (place)
            """;

    private final JdbcClient jdbc;

    KeptFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<LocalDate, DayFigures> read(FigureScope scope, List<LocalDate> days, Marks marks) {
        Map<LocalDate, DayFigures> found = new TreeMap<>();
        if (days.isEmpty() || scope.panel() != null || !scope.division().endsWith("00")) {
            return found;
        }
        jdbc
                .sql("select k.* from" + AddingUp.DAYS + """
                        join monitoring.day_figures k on k.division = :division and k.business_date = d.business_date
                            and k.full_from = d.full_from and k.partly_from = d.partly_from
                        where k.last_recorded <= :at
                            and not exists (select from monitoring.day_changed c where c.business_date = k.business_date
                                and c.division >= :lo and c.division < :hi)
                        """)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("full", marks.full(days))
                .param("partly", marks.partly(days))
                .param("division", scope.division())
                .param("at", Timestamp.from(scope.asOf().at()))
                .param("lo", scope.range().lo())
                .param("hi", scope.range().hi())
                .query((row, number) -> AddingUp.read(row, row.getObject("business_date", LocalDate.class)))
                .stream()
                .forEach(figures -> found.put(figures.day(), figures));
        return found;
    }

    /** The divisions right below, all of them from kept sums or none. */
    public Map<String, DayFigures> below(FigureScope scope, LocalDate day, Marks marks) {
        Map<String, DayFigures> found = new TreeMap<>();
        boolean nation = scope.division().equals("000000");
        if (scope.panel() != null
                || !scope.division().endsWith("0000")
                || read(scope, List.of(day), marks).isEmpty()) {
            return found;
        }
        jdbc.sql(
                        "select * from monitoring.day_figures where business_date = :day and division >= :lo and division < :hi"
                                + " and division <> :own and right(division, :zeros) = left('0000', :zeros)")
                .param("day", day)
                .param("lo", scope.range().lo())
                .param("hi", scope.range().hi())
                .param("own", scope.division())
                .param("zeros", nation ? 4 : 2)
                .query((row, number) -> found.put(row.getString("division"), AddingUp.read(row, day)))
                .list();
        return found;
    }

    /** Days until {@code last} that have reports and no kept sums, or whose sums no longer hold. */
    @Transactional(readOnly = true)
    public List<LocalDate> stale(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select g.day::date from generate_series(?::date, ?::date, '1 day') as g (day)
                        where exists (select from monitoring.day_changed c where c.business_date = g.day::date)
                            or (exists (select from monitoring.operating_report r where r.business_date = g.day::date)
                                and not exists (select from monitoring.day_figures k
                                    where k.division = '000000' and k.business_date = g.day::date))
                        order by 1
                        """).params(first, last).query(LocalDate.class).list();
    }

    /** Adds some days up anew. What is reported meanwhile leaves its own row in day_changed and is met the next time. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void keep(List<LocalDate> days, Marks marks) {
        String[] names = days.stream().map(LocalDate::toString).toArray(String[]::new);
        jdbc.sql("delete from monitoring.day_changed where business_date = any (:days::date[])")
                .param("days", names)
                .update();
        jdbc.sql("delete from monitoring.day_figures where business_date = any (:days::date[])")
                .param("days", names)
                .update();
        jdbc.sql(
                        "insert into monitoring.day_figures (division, business_date, sites, enterprises, running, full_capacity, partly,"
                                + " on_roll, on_duty, returned, base_roll, full_from, partly_from, last_recorded)"
                                + " select e.place, d.business_date, " + AddingUp.OF_ALL
                                + ", d.full_from, d.partly_from, max(e.last_recorded) from" + AddingUp.DAYS
                                + "cross join lateral (select l.place, max(r.recorded_at) as last_recorded, "
                                + AddingUp.OF_ENTERPRISE
                                + " from monitoring.operating_report r " + PLACES
                                + " where r.business_date = d.business_date and r.superseded_at = 'infinity'"
                                + " group by l.place, r.enterprise_id) e"
                                + " group by e.place, d.business_date, d.full_from, d.partly_from")
                .param("days", names)
                .param("full", marks.full(days))
                .param("partly", marks.partly(days))
                .update();
    }
}
