package org.clearway.app.monitoring.internal;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums of days that lie back, for the nation, each province and each city, and there for each panel, chain and industry, and for
 * each zone. A kept sum is used only while nothing was
 * reported for its day and place since (day_changed), the marks are those it was judged by, and the moment asked for is
 * not before its last version; so that it always equals what adding up would give.
 */
@Repository
public class KeptFigures {

    /** Today moves all the time and is not kept; a report for an earlier day leaves a row in day_changed. */
    public static final int OPEN_DAYS = 1;

    private static final List<String> SUMS = List.of(
            "sites",
            "enterprises",
            "running",
            "full_capacity",
            "partly",
            "on_roll",
            "on_duty",
            "returned",
            "base_roll",
            "output_10k",
            "normal_output_10k",
            "electricity_mwh");

    private final JdbcClient jdbc;

    KeptFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<LocalDate, DayFigures> read(FigureScope scope, List<LocalDate> days, Marks marks) {
        Map<LocalDate, DayFigures> found = new TreeMap<>();
        String dimension = dimension(scope);
        if (days.isEmpty() || dimension == null) {
            return found;
        }
        statement("select k.*" + from(scope, "") + " and k.last_recorded <= :at", scope, dimension, days, marks)
                .query((row, number) -> AddingUp.read(row, row.getObject("business_date", LocalDate.class)))
                .stream()
                .forEach(figures -> found.put(figures.day(), figures));
        return found;
    }

    /**
     * Of days that were reported for once more after the moment asked for: the kept sums, less what the enterprises that reported
     * since add to them now, plus what they added then. Few report more than a day late.
     */
    public Map<LocalDate, DayFigures> then(FigureScope scope, List<LocalDate> days, Marks marks) {
        Map<LocalDate, DayFigures> found = new TreeMap<>();
        String dimension = days.isEmpty() || !scope.asOf().past() ? null : dimension(scope);
        if (dimension == null) {
            return found;
        }
        String sums = SUMS.stream()
                .map(sum -> "k." + sum + " - n." + sum + " + t." + sum + " as " + sum)
                .collect(Collectors.joining(", "));
        String since = " cross join lateral (select coalesce(array_agg(distinct r.enterprise_id), '{}') as ids"
                + " from monitoring.operating_report r where r.business_date = d.business_date and "
                + Territory.condition("r", scope) + " and r.recorded_at > :at) a";
        statement(
                        "select d.business_date, " + sums
                                + from(scope, since + of(scope, false) + " n" + of(scope, true) + " t")
                                + " and k.last_recorded > :at",
                        scope,
                        dimension,
                        days,
                        marks)
                .query((row, number) -> AddingUp.read(row, row.getObject("business_date", LocalDate.class)))
                .stream()
                .forEach(figures -> found.put(figures.day(), figures));
        return found;
    }

    private static String of(FigureScope scope, boolean past) {
        return " cross join lateral (select " + AddingUp.OF_ALL + " from (select " + AddingUp.OF_ENTERPRISE
                + AddingUp.reports(scope, past) + " and r.enterprise_id = any (a.ids) group by r.enterprise_id) e)";
    }

    /** Kept sums that still hold, by what is known now. */
    private static String from(FigureScope scope, String joined) {
        return " from" + AddingUp.DAYS + """
                join monitoring.day_figures k on k.dimension = :dimension and k.division = :division and k.business_date = d.business_date
                    and k.full_from = d.full_from and k.partly_from = d.partly_from
                """ + joined + """
                 where not exists (select from monitoring.day_changed c where c.business_date = k.business_date
                    and (
                """ + Territory.condition("c", scope) + "))";
    }

    private JdbcClient.StatementSpec statement(
            String sql, FigureScope scope, String dimension, List<LocalDate> days, Marks marks) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("full", marks.full(days))
                .param("partly", marks.partly(days))
                .param("dimension", dimension)
                .param("division", scope.division())
                .param("at", Timestamp.from(scope.asOf().at()))
                .params(Territory.values(scope));
        return scope.panel() == null ? statement : statement.param("panel", scope.panel());
    }

    /** The divisions right below, all of them from kept sums or none. */
    public Map<String, DayFigures> below(FigureScope scope, LocalDate day, Marks marks) {
        Map<String, DayFigures> found = new TreeMap<>();
        boolean nation = scope.division().equals("000000");
        if (!"".equals(dimension(scope))
                || !scope.division().endsWith("0000")
                || read(scope, List.of(day), marks).isEmpty()) {
            return found;
        }
        jdbc.sql(
                        "select * from monitoring.day_figures where dimension = '' and business_date = :day and division >= :lo and division < :hi"
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
                                    where k.dimension = '' and k.division = '000000' and k.business_date = g.day::date))
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
        for (Dimension dimension : Dimension.values()) {
            keep(dimension, null, days, marks);
        }
    }

    private void keep(Dimension dimension, String @Nullable [] panels, List<LocalDate> days, Marks marks) {
        String reports = " from monitoring.operating_report r " + dimension.places
                + " where r.business_date = d.business_date and r.superseded_at = 'infinity'"
                + (panels == null ? "" : " and p.code = any (:panels)");
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "insert into monitoring.day_figures (dimension, division, business_date, sites, enterprises, running,"
                                + " full_capacity, partly, on_roll, on_duty, returned, base_roll, output_10k, normal_output_10k,"
                                + " electricity_mwh, full_from, partly_from, last_recorded)"
                                + " select e.dimension, e.place, d.business_date, " + AddingUp.OF_ALL
                                + ", d.full_from, d.partly_from, max(e.recorded) from" + AddingUp.DAYS
                                + "cross join lateral ("
                                + AddingUp.byEnterprise("l.dimension, l.place, ", "l.dimension, l.place, ", reports)
                                + ") e"
                                + " group by e.dimension, e.place, d.business_date, d.full_from, d.partly_from")
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("full", marks.full(days))
                .param("partly", marks.partly(days));
        (panels == null ? statement : statement.param("panels", panels)).update();
    }

    /** Panels whose kept sums are not those of their present members, by code. */
    @Transactional(readOnly = true)
    public List<String> stalePanels() {
        return jdbc.sql("select code from monitoring.panel where kept_version <> version order by code limit 20")
                .query(String.class)
                .list();
    }

    /** Adds the days that are kept up for some panels. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void keepPanels(List<String> codes, Marks marks) {
        jdbc.sql("select monitoring.analyze_panels()").query().listOfRows();
        List<LocalDate> days = jdbc.sql("select business_date from monitoring.day_figures where dimension = ''"
                        + " and division = '000000' order by business_date")
                .query(LocalDate.class)
                .list();
        String[] panels = codes.toArray(String[]::new);
        jdbc.sql("delete from monitoring.day_figures where dimension like 'panel:%'"
                        + " and split_part(substr(dimension, 7), '/', 1) = any (:panels)")
                .param("panels", panels)
                .update();
        keep(Dimension.PANELS, panels, days, marks);
        jdbc.sql("update monitoring.panel set kept_version = version where code = any (:panels)")
                .param("panels", panels)
                .update();
    }

    /** The dimension whose kept sums answer a scope; null when none does. */
    private @Nullable String dimension(FigureScope scope) {
        if (scope.narrowings() > 1) {
            return null;
        }
        boolean nationOrProvince = scope.division().endsWith("0000");
        if (scope.zone() != null) {
            return scope.division().equals("000000") ? "zone:" + scope.zone().code() : null;
        }
        if (scope.industry() != null) {
            return nationOrProvince && scope.industry().length() == 2 ? "industry:" + scope.industry() : null;
        }
        if (scope.panel() != null) {
            return nationOrProvince ? panelDimension(scope.panel()) : null;
        }
        return scope.division().endsWith("00") ? "" : null;
    }

    private @Nullable String panelDimension(String panel) {
        return jdbc.sql("select 'panel:' || code || '/' || version from monitoring.panel where code = ?")
                .param(panel)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What sums are kept for, each as the join that multiplies a report by the sums it belongs to. */
    private enum Dimension {
        ALL("""
            cross join lateral (values ('', '000000'), ('', left(r.division, 2) || '0000'),
                ('', left(r.division, 4) || '00')) l (dimension, place)
            """),
        ZONES("""
            cross join lateral (values (left(r.division, 2) || '0000'), (left(r.division, 4) || '00')) v (code)
            join directory.zone_member z on z.valid_to is null and z.division = v.code
            cross join lateral (values ('zone:' || z.zone, '000000')) l (dimension, place)
            """),
        INDUSTRIES("""
            join monitoring.reporting_site s on s.site_id = r.site_id and s.valid_from <= d.business_date
                and (s.valid_to is null or s.valid_to >= d.business_date)
            cross join lateral (values ('industry:' || left(s.industry, 2), '000000'),
                ('industry:' || left(s.industry, 2), left(r.division, 2) || '0000')) l (dimension, place)
            """),
        PANELS("""
            join monitoring.panel_member m on m.enterprise_id = r.enterprise_id and m.valid_from <= d.business_date
                and (m.valid_to is null or m.valid_to >= d.business_date)
            join monitoring.panel p on p.id = m.panel_id
            cross join lateral (values ('panel:' || p.code || '/' || p.version, '000000'),
                ('panel:' || p.code || '/' || p.version, left(r.division, 2) || '0000')) l (dimension, place)
            """);

        private final String places;

        Dimension(String places) {
            this.places = places;
        }
    }
}
