package org.clearway.app.monitoring;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.internal.AddingUp;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who has not reported. Silence is its own state: neither green nor zero. */
@Repository
@Transactional(readOnly = true)
public class MissingReports {

    private static final String PANEL = """
             join monitoring.panel_member m on m.enterprise_id = s.enterprise_id and m.valid_from <= :day
                and (m.valid_to is null or m.valid_to >= :day)
                and m.panel_id = (select p.id from monitoring.panel p where p.code = :panel)
            """;

    private static final String EXPECTED = " where s.division >= :lo and s.division < :hi and s.valid_from <= :day"
            + " and (s.valid_to is null or s.valid_to >= :day)";

    private static final String BEFORE = " select from monitoring.operating_report r where r.site_id = s.site_id"
            + " and r.business_date < :day and ";

    private final JdbcClient jdbc;

    MissingReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, by division. */
    public List<MissingReport> list(MissingFilter filter, int offset, int limit) {
        Actor.current().require(Right.REPORTS);
        return statement(
                        "select s.*, l.last_day, m.sent_at as reminded_at, m.sent_by as reminded_by from (select s.site_id,"
                                + " s.enterprise_id, s.division, s.valid_from" + from(filter)
                                + " order by s.division, s.site_id limit :limit offset :offset) s"
                                + " left join lateral (select r.business_date as last_day from monitoring.operating_report r"
                                + " where r.site_id = s.site_id and r.business_date < :day order by r.business_date desc limit 1) l on true"
                                + " left join monitoring.reminder m on m.business_date = :day and m.site_id = s.site_id"
                                + " order by s.division, s.site_id",
                        filter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> {
                    Timestamp reminded = row.getTimestamp("reminded_at");
                    return new MissingReport(
                            row.getLong("site_id"),
                            row.getLong("enterprise_id"),
                            row.getString("division"),
                            filter.day(),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("last_day", LocalDate.class),
                            reminded == null ? null : reminded.toInstant(),
                            row.getString("reminded_by"));
                })
                .list();
    }

    /** How many sites are expected and how many are missing, by the divisions right below; the kind does not count here. */
    public List<Missing> byDivision(MissingFilter filter) {
        Actor.current().require(Right.REPORTS);
        return statement(
                        "select " + AddingUp.below("s.division", filter.division()) + " as place, count(*) as expected,"
                                + " count(*) filter (where r.site_id is null) as missing from monitoring.reporting_site s"
                                + (filter.panel() == null ? "" : PANEL)
                                + " left join monitoring.operating_report r on r.business_date = :day and r.site_id = s.site_id"
                                + " and r.division >= :lo and r.division < :hi and " + moment(filter) + EXPECTED
                                + " group by 1 order by missing desc, place",
                        filter)
                .query(Missing.class)
                .list();
    }

    /** @param place code of a division */
    public record Missing(String place, long expected, long missing) {}

    public long count(MissingFilter filter) {
        Actor.current().require(Right.REPORTS);
        return statement("select count(*)" + from(filter), filter)
                .query(Long.class)
                .single();
    }

    private static String from(MissingFilter filter) {
        String known = switch (filter.kind()) {
            case ALL -> "";
            case NEW -> " and not exists (" + BEFORE + "true)";
            case LATE -> " and exists (" + BEFORE + "r.business_date = :day - 1)";
            case SILENT ->
                " and not exists (" + BEFORE + "r.business_date > :day - " + MissingReport.SILENT_DAYS + ")"
                        + " and s.valid_from <= :day - " + (MissingReport.SILENT_DAYS - 1);
        };
        return " from monitoring.reporting_site s" + (filter.panel() == null ? "" : PANEL)
                + EXPECTED + " and not exists (select from monitoring.operating_report r where r.business_date = :day"
                + " and r.site_id = s.site_id and r.division >= :lo and r.division < :hi and " + moment(filter) + ")"
                + known;
    }

    private static String moment(MissingFilter filter) {
        return filter.asOf().past() ? "r.recorded_at <= :at and r.superseded_at > :at" : "r.superseded_at = 'infinity'";
    }

    private JdbcClient.StatementSpec statement(String sql, MissingFilter filter) {
        DivisionRange range = DivisionRange.of(filter.division());
        Map<String, Object> values = new HashMap<>();
        values.put("day", filter.day());
        values.put("lo", range.lo());
        values.put("hi", range.hi());
        values.put("at", Timestamp.from(filter.asOf().at()));
        if (filter.panel() != null) {
            values.put("panel", filter.panel());
        }
        return jdbc.sql(sql).params(values);
    }
}
