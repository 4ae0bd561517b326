package org.clearway.app.chain.forecast;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forecasts as officers read them, within their territory; what was judged after the asked moment is still waiting then. */
@Service
@Transactional(readOnly = true)
public class Forecasts {

    /** The figures look back so far: older forecasts were another network's. */
    public static final int DAYS = 90;

    private static final String FROM = """
            from (select f.*, case when f.judged_at <= :at then f.outcome else 'waiting' end as told,
                    case when f.judged_at <= :at then f.ran_out_on end as out_on
                from chain.foreseen f
                where f.division >= :lo and f.division < :hi and f.since <= :at and f.foreseen_on > :oldest
                    and (:chain::text is null or f.chain = :chain)) f
            where (:outcome::text is null or f.told = :outcome)
            """;

    private final JdbcClient jdbc;

    Forecasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came of the forecasts of the last 90 days.
     *
     * @param withinADay of those that ran out: at most a day off
     * @param meanOff    days off, the sign left out, of those that ran out; null when none did
     * @param nextOn     first day foreseen of those that wait, null when none does
     */
    public record Figures(
            int waiting,
            int ranOut,
            int unwarned,
            int averted,
            int held,
            int untold,
            int withinADay,
            @Nullable Double meanOff,
            @Nullable LocalDate nextOn) {

        /** Those that can be right or wrong. */
        public int judged() {
            return ranOut + unwarned + held;
        }

        public int all() {
            return waiting + judged() + averted + untold;
        }
    }

    public Figures figures(ForecastFilter filter) {
        Actor.current().require(Right.REPORTS);
        return bound("""
                        select count(*) filter (where told = 'waiting')::int as waiting, count(*) filter (where told = 'ran_out')::int as ran_out,
                            count(*) filter (where told = 'unwarned')::int as unwarned, count(*) filter (where told = 'averted')::int as averted,
                            count(*) filter (where told = 'held')::int as held, count(*) filter (where told = 'untold')::int as untold,
                            count(*) filter (where told = 'ran_out' and abs(out_on - foreseen_on) <= 1)::int as within_a_day,
                            (avg(abs(out_on - foreseen_on)) filter (where told = 'ran_out'))::float8 as mean_off,
                            min(foreseen_on) filter (where told = 'waiting') as next_on
                        """ + FROM, filter).query(Figures.class).single();
    }

    public long count(ForecastFilter filter) {
        return bound("select count(*) " + FROM, filter).query(Long.class).single();
    }

    /** The latest day foreseen first. */
    public List<Forecast> list(ForecastFilter filter, int offset, int limit) {
        Actor.current().require(Right.REPORTS);
        return bound("""
                        select f.site_id, f.part_id, coalesce(n.name_zh, f.site_id::text) as site_zh, n.name_en as site_en,
                            p.name_zh as part_zh, p.name_en as part_en, f.division, d.name_zh as division_zh, d.name_en as division_en,
                            f.said_on, f.foreseen_on, f.told as outcome, f.out_on as ran_out_on
                        from (select f.* \
                        """ + FROM + """
                         order by f.foreseen_on desc, f.site_id, f.part_id, f.since offset :offset limit :limit) f
                        join chain.part p on p.id = f.part_id
                        left join lateral (select name_zh, name_en from chain.node where site_id = f.site_id order by id limit 1) n on true
                        left join directory.division d on d.code = f.division
                        order by f.foreseen_on desc, f.site_id, f.part_id, f.since
                        """, filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(Forecast.class)
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, ForecastFilter filter) {
        String division = filter.division();
        DivisionRange range = division == null ? Actor.current().range() : DivisionRange.of(division);
        return jdbc.sql(sql)
                .param("at", Timestamp.from(filter.asOf().at()))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("oldest", java.sql.Date.valueOf(filter.asOf().day().minusDays(DAYS)))
                .param("chain", filter.chain())
                .param("outcome", filter.outcome());
    }
}
