package org.clearway.app.monitoring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up the reports themselves, through the index of the day or, for a panel, that of the enterprise. */
@Repository
public class AddingUp {

    /** Sites of one enterprise count as one, its capacity in use weighted by what each site makes on a normal day. */
    static final String OF_ENTERPRISE = """
            count(*) as sites, bool_or(r.state <> 'stopped') as runs, sum(r.staff_on_roll) as on_roll,
            sum(r.staff_on_duty) as on_duty, sum(r.staff_returned) as returned, sum(r.base_roll) as base_roll,
            sum(r.output_10k) as output, sum(r.normal_output_10k) as normal, sum(r.electricity_mwh) as power,
            case when sum(r.normal_output_10k) > 0
                then sum(r.utilisation * r.normal_output_10k) / sum(r.normal_output_10k) else avg(r.utilisation) end as used,
            max(r.recorded_at) as recorded
            """;

    /** The same of an enterprise that has one site only: what its report says. */
    private static final String OF_SITE = """
            1::bigint as sites, r.state <> 'stopped' as runs, r.staff_on_roll::bigint as on_roll,
            r.staff_on_duty::bigint as on_duty, r.staff_returned::bigint as returned, r.base_roll::bigint as base_roll,
            r.output_10k as output, r.normal_output_10k as normal, r.electricity_mwh as power, r.utilisation as used,
            r.recorded_at as recorded
            """;

    static final String OF_ALL = """
            coalesce(sum(e.sites), 0) as sites, count(*) as enterprises, count(*) filter (where e.runs) as running,
            count(*) filter (where e.used >= d.full_from) as full_capacity, count(*) filter (where e.used >= d.partly_from) as partly,
            coalesce(sum(e.on_roll), 0) as on_roll, coalesce(sum(e.on_duty), 0) as on_duty,
            coalesce(sum(e.returned), 0) as returned, coalesce(sum(e.base_roll), 0) as base_roll, coalesce(sum(e.output), 0) as output_10k,
            coalesce(sum(e.normal), 0) as normal_output_10k, coalesce(sum(e.power), 0) as electricity_mwh
            """;

    private static final String STANDING_OF_ENTERPRISE = "count(*) as sites, bool_or(r.state <> 'stopped') as runs";

    private static final String STANDING_OF_ALL = """
            coalesce(sum(e.sites), 0) as sites, count(*) as enterprises, count(*) filter (where e.runs) as running,
            0 as full_capacity, 0 as partly, 0 as on_roll, 0 as on_duty, 0 as returned, 0 as base_roll, 0 as output_10k,
            0 as normal_output_10k, 0 as electricity_mwh
            """;

    static final String DAYS =
            " unnest(:days::date[], :full::numeric[], :partly::numeric[]) as d (business_date, full_from, partly_from) ";

    private static final String PANEL = """
             join monitoring.panel_member m on m.enterprise_id = r.enterprise_id and m.valid_from <= d.business_date
                and (m.valid_to is null or m.valid_to >= d.business_date)
                and m.panel_id = (select p.id from monitoring.panel p where p.code = :panel)
            """;

    private static final String INDUSTRY = """
             join monitoring.reporting_site s on s.site_id = r.site_id and s.valid_from <= d.business_date
                and (s.valid_to is null or s.valid_to >= d.business_date) and s.industry >= :industry and s.industry < :industry || 'A'
            """;

    private final JdbcClient jdbc;

    AddingUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of some days, in two steps: enterprise by enterprise, then all of them. */
    public Map<LocalDate, DayFigures> days(FigureScope scope, List<LocalDate> days, Marks marks) {
        Map<LocalDate, DayFigures> found = new TreeMap<>();
        if (days.isEmpty()) {
            return found;
        }
        String sql = "select d.business_date, f.* from" + DAYS + "cross join lateral (select " + OF_ALL + " from ("
                + byEnterprise("", "", scope) + ") e) f";
        statement(sql, scope, days, marks)
                .query((row, number) -> read(row, row.getObject("business_date", LocalDate.class)))
                .stream()
                .forEach(figures -> found.put(figures.day(), figures));
        return found;
    }

    /** Only who has reported and who runs, of one day; the sums, which take four times as long, stay zero. */
    public DayFigures standing(FigureScope scope, LocalDate day) {
        String sql = "select " + STANDING_OF_ALL + " from (select " + STANDING_OF_ENTERPRISE
                + reports(scope).replace("d.business_date", ":day") + " group by r.enterprise_id) e";
        return standing(sql, scope, day).query((row, number) -> read(row, day)).single();
    }

    /** The same by the divisions right below. */
    public Map<String, DayFigures> standingBelow(FigureScope scope, LocalDate day) {
        String sql = "select e.place, " + STANDING_OF_ALL + " from (select " + below("r.division", scope.division())
                + " as place, " + STANDING_OF_ENTERPRISE + reports(scope).replace("d.business_date", ":day")
                + " group by 1, r.enterprise_id) e group by e.place";
        Map<String, DayFigures> found = new HashMap<>();
        standing(sql, scope, day)
                .query((row, number) -> found.put(row.getString("place"), read(row, day)))
                .list();
        return found;
    }

    private JdbcClient.StatementSpec standing(String sql, FigureScope scope, LocalDate day) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("day", day)
                .params(Territory.values(scope))
                .param("at", Timestamp.from(scope.asOf().at()));
        return scope.panel() == null ? statement : statement.param("panel", scope.panel());
    }

    /** The figures of one day by the divisions right below. */
    public Map<String, DayFigures> below(FigureScope scope, LocalDate day, Marks marks) {
        String place = below("r.division", scope.division());
        String sql = "select e.place, " + OF_ALL + " from" + DAYS + "cross join lateral ("
                + byEnterprise(place + " as place, ", "1, ", scope) + ") e group by e.place";
        Map<String, DayFigures> found = new HashMap<>();
        statement(sql, scope, List.of(day), marks)
                .query((row, number) -> found.put(row.getString("place"), read(row, day)))
                .list();
        return found;
    }

    /** A city or a panel is added up as it is before it would be known who has several sites. */
    private static String byEnterprise(String keys, String groups, FigureScope scope) {
        boolean wide = scope.division().endsWith("0000") && scope.panel() == null;
        return wide ? byEnterprise(keys, groups, reports(scope)) : addedUp(keys, groups, reports(scope));
    }

    /**
     * Reports enterprise by enterprise. Only those with several sites are added up, which is half of the work for all.
     *
     * @param keys    columns before the sums, each with a comma
     * @param groups  the same as the grouping names them
     * @param reports from where on, with a condition
     */
    static String byEnterprise(String keys, String groups, String reports) {
        String several = " in (select monitoring.of_several_sites())";
        return addedUp(keys, groups, reports + " and r.enterprise_id" + several) + " union all select " + keys + OF_SITE
                + reports + " and not r.enterprise_id" + several;
    }

    private static String addedUp(String keys, String groups, String reports) {
        return "select " + keys + OF_ENTERPRISE + reports + " group by " + groups + "r.enterprise_id";
    }

    /** The code of the level below a division, as an expression over the code of a site's division. */
    public static String below(String column, String division) {
        if (division.equals("000000")) {
            return "left(" + column + ", 2) || '0000'";
        }
        return division.endsWith("0000") ? "left(" + column + ", 4) || '00'" : column;
    }

    private static String reports(FigureScope scope) {
        return reports(scope, scope.asOf().past());
    }

    /** @param past the versions that held at {@code :at}, else those that hold */
    static String reports(FigureScope scope, boolean past) {
        return " from monitoring.operating_report r" + (scope.panel() == null ? "" : PANEL)
                + (scope.industry() == null ? "" : INDUSTRY) + " where r.business_date = d.business_date and "
                + Territory.condition("r", scope) + " and "
                + (past ? "r.recorded_at <= :at and r.superseded_at > :at" : "r.superseded_at = 'infinity'");
    }

    private JdbcClient.StatementSpec statement(String sql, FigureScope scope, List<LocalDate> days, Marks marks) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("full", marks.full(days))
                .param("partly", marks.partly(days))
                .params(Territory.values(scope))
                .param("at", Timestamp.from(scope.asOf().at()));
        return scope.panel() == null ? statement : statement.param("panel", scope.panel());
    }

    static DayFigures read(ResultSet row, LocalDate day) throws SQLException {
        return new DayFigures(
                day,
                0,
                row.getLong("sites"),
                row.getLong("enterprises"),
                row.getLong("running"),
                row.getLong("full_capacity"),
                row.getLong("partly"),
                row.getLong("on_roll"),
                row.getLong("on_duty"),
                row.getLong("returned"),
                row.getLong("base_roll"),
                row.getDouble("output_10k"),
                row.getDouble("normal_output_10k"),
                row.getDouble("electricity_mwh"));
    }
}
