package org.clearway.app.monitoring.internal;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.Stretches.Point;
import org.clearway.app.monitoring.Stretches.Standing;
import org.clearway.app.monitoring.Stretches.Stretch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads stretches of days from the covering index of the day: 14 days of all enterprises are some 340,000 rows. The enterprises
 * come as a set: an array in the condition itself costs 40 ms of planning for 20,000 of them.
 */
@Repository
public class EnterpriseStretches {

    private static final String DAYS = """
            select r.enterprise_id, r.business_date, bool_and(r.state = 'stopped') as stopped,
                100.0 * sum(r.staff_on_duty) / nullif(sum(r.staff_on_roll), 0) as duty,
                case when sum(r.normal_output_10k) > 0
                    then sum(r.utilisation * r.normal_output_10k) / sum(r.normal_output_10k) else avg(r.utilisation) end as used
            from monitoring.operating_report r
            where r.business_date >= :first and r.business_date <= :last and r.superseded_at = 'infinity'
              and r.enterprise_id in (select unnest(:ids::bigint[]))
            group by r.enterprise_id, r.business_date
            """;

    /** One day, site by site: to add them up there takes the database twice as long as to read them. */
    private static final String SITES = """
            select r.enterprise_id, r.state <> 'stopped', (r.utilisation * 10)::int, (r.normal_output_10k * 10)::bigint
            from monitoring.operating_report r
            where r.business_date = :day and r.recorded_at <= :at and r.superseded_at > :at
            """;

    private static final int WHOLE_DAY = 1_000;

    private static final String WORKED = "coalesce(c.working, extract(isodow from e.business_date) < 6)";

    private final JdbcClient jdbc;

    EnterpriseStretches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Stretch> read(List<Long> enterprises, LocalDate last, int days, double duty, double used) {
        return jdbc.sql("select e.enterprise_id, count(*) filter (where w.worked) as workdays,"
                        + " count(*) filter (where w.worked and e.duty >= :duty and e.used >= :used) as above,"
                        + " count(*) filter (where e.stopped) as stopped, count(*) as reported,"
                        + " coalesce(avg(e.duty) filter (where w.worked), 0) as duty,"
                        + " coalesce(avg(e.used) filter (where w.worked), 0) as used from (" + DAYS
                        + ") e left join directory.calendar_day c on c.day = e.business_date cross join lateral (select "
                        + WORKED
                        + " as worked) w group by e.enterprise_id")
                .param("ids", enterprises.toArray(Long[]::new))
                .param("first", last.minusDays(days - 1L))
                .param("last", last)
                .param("duty", duty)
                .param("used", used)
                .query((row, number) -> new Stretch(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getDouble(6),
                        row.getDouble(7)))
                .list();
    }

    public int workdays(LocalDate last, int days) {
        return jdbc.sql("select count(*) from generate_series(:first::date, :last::date, '1 day') as e (business_date)"
                        + " left join directory.calendar_day c on c.day = e.business_date where " + WORKED)
                .param("first", last.minusDays(days - 1L))
                .param("last", last)
                .query(Integer.class)
                .single();
    }

    public Map<Long, Standing> standing(long[] enterprises, LocalDate day, double full, Instant at) {
        Map<Long, Sites> found = new HashMap<>();
        // Of many, reading the whole day once is four times as quick as looking each of them up.
        String enterprise = enterprises.length > WHOLE_DAY ? "r.enterprise_id + 0" : "r.enterprise_id";
        jdbc.sql(SITES + " and " + enterprise + " in (select unnest(:ids::bigint[]))")
                .param("ids", enterprises)
                .param("day", day)
                .param("at", Timestamp.from(at))
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), one -> new Sites())
                            .add(row.getBoolean(2), row.getInt(3), row.getLong(4));
                });
        Map<Long, Standing> standing = new HashMap<>();
        BigDecimal from = BigDecimal.valueOf(full);
        found.forEach((enterpriseId, sites) -> standing.put(enterpriseId, sites.standing(from)));
        return standing;
    }

    /**
     * Capacity in use of an enterprise, weighted by what each site makes on a normal day, as {@link AddingUp} has it. In whole tenths, as
     * they are kept: 200.0 % of the largest output of a thousand sites still fits.
     */
    private static final class Sites {
        private int count;
        private boolean run;
        private long used;
        private long normal;
        private long made;

        void add(boolean runs, int tenths, long output) {
            count++;
            run |= runs;
            used += tenths;
            normal += output;
            made += Math.multiplyExact((long) tenths, output);
        }

        Standing standing(BigDecimal full) {
            boolean weighted = normal > 0;
            BigDecimal needed = full.multiply(BigDecimal.TEN).multiply(BigDecimal.valueOf(weighted ? normal : count));
            return new Standing(run, BigDecimal.valueOf(weighted ? made : used).compareTo(needed) >= 0);
        }
    }

    public List<Point> points(long enterprise, LocalDate last, int days) {
        return jdbc.sql("select business_date, coalesce(duty, 0), used from (" + DAYS + ") e order by business_date")
                .param("ids", new Long[] {enterprise})
                .param("first", last.minusDays(days - 1L))
                .param("last", last)
                .query((row, number) ->
                        new Point(row.getObject(1, LocalDate.class), row.getDouble(2), row.getDouble(3)))
                .list();
    }
}
