package org.clearway.app.monitoring;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plants that say they run while other figures of the same report say they do not. With utilisation at the lower mark and more a plant
 * is listed when
 *
 * <ul>
 *   <li>its output is under a fifth of its normal day (setting {@code monitoring.paper-output}), or
 *   <li>its electricity is under a quarter (setting {@code monitoring.paper-electricity}) of what it would use at the median of the
 *       plants of its industry class (four digits) that day: electricity / (normal output x utilisation), for classes with five and more.
 * </ul>
 *
 * A hint where to telephone, no verdict: stocks may be sold and meters stand still.
 */
@Repository
@Transactional(readOnly = true)
public class ResumedOnPaper {

    private static final String FOUND = """
            with running as materialized (
                select r.site_id, r.enterprise_id, r.division, r.utilisation, r.output_10k, r.normal_output_10k, r.electricity_mwh,
                    s.industry
                from monitoring.operating_report r
                join monitoring.reporting_site s on s.site_id = r.site_id and s.valid_from <= :day
                    and (s.valid_to is null or s.valid_to >= :day)
                where r.business_date = :day and r.division >= :lo and r.division < :hi and r.state <> 'stopped'
                    and r.utilisation >= :partly and r.normal_output_10k > 0
                    and r.recorded_at <= :at and r.superseded_at > :at
            ), peers as (
                select industry, percentile_cont(0.5) within group
                    (order by electricity_mwh / (normal_output_10k * utilisation)) as usual
                from running where electricity_mwh is not null group by industry having count(*) >= 5
            ), found as (
                select r.*, p.usual * r.normal_output_10k * r.utilisation as usual_mwh,
                    r.output_10k * 100 < r.normal_output_10k * :output as by_output,
                    coalesce(r.electricity_mwh * 100 < p.usual * r.normal_output_10k * r.utilisation * :electricity, false) as by_electricity
                from running r left join peers p on p.industry = r.industry
            )
            """;

    private final JdbcClient jdbc;
    private final Settings settings;

    ResumedOnPaper(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * @param usualMwh      electricity at the median of its industry; null where too few report
     * @param byOutput      output is too small
     * @param byElectricity electricity is too small
     */
    public record Plant(
            long siteId,
            long enterpriseId,
            String division,
            BigDecimal utilisation,
            BigDecimal output10k,
            BigDecimal normalOutput10k,
            @Nullable BigDecimal electricityMwh,
            @Nullable Double usualMwh,
            boolean byOutput,
            boolean byElectricity) {}

    /** @param running plants at the lower mark and more, of which {@code listed} are doubtful */
    public record Tally(long running, long listed) {}

    /** @param plants the asked part of the list, by division */
    public record Found(Tally tally, List<Plant> plants) {}

    /** Counts all and reads a part of the list; in one statement, for both need the medians of all industries. */
    public Found list(FigureScope scope, LocalDate day, int offset, int limit) {
        List<Plant> plants = new ArrayList<>();
        Tally tally = jdbc.sql(FOUND + ", mine as materialized (select * from found where true" + ofPanel(scope) + ")"
                        + ", listed as (select * from mine where by_output or by_electricity)"
                        + " select all_of.*, part.* from (select count(*) as running,"
                        + " count(*) filter (where by_output or by_electricity) as listed from mine) all_of"
                        + " left join (select * from listed order by division, site_id limit :limit offset :offset) part on true"
                        + " order by part.division, part.site_id")
                .params(values(scope, day))
                .param("limit", limit)
                .param("offset", offset)
                .query(rows -> {
                    Tally counted = new Tally(0, 0);
                    while (rows.next()) {
                        counted = new Tally(rows.getLong("running"), rows.getLong("listed"));
                        if (rows.getString("division") != null) {
                            plants.add(plant(rows));
                        }
                    }
                    return counted;
                });
        return new Found(tally, plants);
    }

    private static Plant plant(ResultSet row) throws SQLException {
        return new Plant(
                row.getLong("site_id"),
                row.getLong("enterprise_id"),
                row.getString("division"),
                row.getBigDecimal("utilisation"),
                row.getBigDecimal("output_10k"),
                row.getBigDecimal("normal_output_10k"),
                row.getBigDecimal("electricity_mwh"),
                row.getObject("usual_mwh", Double.class),
                row.getBoolean("by_output"),
                row.getBoolean("by_electricity"));
    }

    /** Peers are those of the territory, whatever the panel: a panel of fifty has too few of a class. */
    private static String ofPanel(FigureScope scope) {
        return scope.panel() == null
                ? ""
                : " and enterprise_id in (select m.enterprise_id from monitoring.panel_member m join monitoring.panel p"
                        + " on p.id = m.panel_id where p.code = :panel and m.valid_from <= :day"
                        + " and (m.valid_to is null or m.valid_to >= :day))";
    }

    private Map<String, Object> values(FigureScope scope, LocalDate day) {
        Actor.current().require(Right.REPORTS);
        Instant end = day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        Map<String, Object> values = new HashMap<>();
        values.put("day", day);
        if (scope.panel() != null) {
            values.put("panel", scope.panel());
        }
        values.put("lo", scope.range().lo());
        values.put("hi", scope.range().hi());
        values.put("at", Timestamp.from(scope.asOf().at()));
        values.put("partly", settings.number("monitoring.part-capacity", end));
        values.put("output", settings.number("monitoring.paper-output", end));
        values.put("electricity", settings.number("monitoring.paper-electricity", end));
        return values;
    }
}
