package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearway.app.monitoring.internal.ReportColumns;
import org.clearway.app.monitoring.internal.ReportConditions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads reports within the actor's reach, as they hold now or held at an earlier moment. */
@Repository
@Transactional(readOnly = true)
public class Reports {

    /** A form is prefilled from the last report, unless that one is older than two weeks. */
    private static final int PREFILL_DAYS = 14;

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version that holds now. */
    public Optional<Report> current(long site, LocalDate day) {
        return jdbc.sql("select " + ReportColumns.ALL + " from monitoring.operating_report r"
                        + " where r.site_id = ? and r.business_date = ? and r.superseded_at = 'infinity'")
                .params(site, day)
                .query((row, number) -> ReportColumns.read(row))
                .optional();
    }

    /** What a form of that day is prefilled from. */
    public Optional<Report> before(long site, LocalDate day) {
        return Optional.ofNullable(before(List.of(site), day).get(site));
    }

    /** The last report before a day, of each site that has one. */
    public Map<Long, Report> before(Collection<Long> sites, LocalDate day) {
        return jdbc
                .sql("select r.* from unnest(:sites) as g (site) cross join lateral (select " + ReportColumns.ALL
                        + " from monitoring.operating_report r where r.site_id = g.site and r.business_date < :day"
                        + " and r.business_date >= :from and r.superseded_at = 'infinity'"
                        + " order by r.business_date desc limit 1) r")
                .param("sites", sites.toArray(Long[]::new))
                .param("day", day)
                .param("from", day.minusDays(PREFILL_DAYS))
                .query((row, number) -> ReportColumns.read(row))
                .stream()
                .collect(Collectors.toMap(Report::siteId, report -> report));
    }

    /** All versions of a site and day, the latest first. */
    public List<Report> versions(long site, LocalDate day) {
        return jdbc.sql("select " + ReportColumns.ALL + " from monitoring.operating_report r"
                        + " where r.site_id = ? and r.business_date = ? order by r.superseded_at desc")
                .params(site, day)
                .query((row, number) -> ReportColumns.read(row))
                .list();
    }

    /** One page of a list: of one day by division, otherwise the latest day first. */
    public List<Report> list(ReportFilter filter, int offset, int limit) {
        ReportConditions where = new ReportConditions(filter);
        return list(where, offset, limit);
    }

    /** The rows behind the last one of a page before, which {@link ReportCursor} names. */
    public List<Report> after(ReportFilter filter, @Nullable ReportCursor last, int limit) {
        ReportConditions where = new ReportConditions(filter);
        if (last != null) {
            where.after(last);
        }
        return list(where, 0, limit);
    }

    private List<Report> list(ReportConditions where, int offset, int limit) {
        return jdbc.sql("select " + ReportColumns.ALL + where.from() + where.order() + " limit :limit offset :offset")
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> ReportColumns.read(row))
                .list();
    }

    public long count(ReportFilter filter) {
        ReportConditions where = new ReportConditions(filter);
        return jdbc.sql("select count(*)" + where.from())
                .params(where.values())
                .query(Long.class)
                .single();
    }
}
