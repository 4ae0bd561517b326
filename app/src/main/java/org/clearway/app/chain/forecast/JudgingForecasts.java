package org.clearway.app.chain.forecast;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up each red light as a forecast, and judges it by what was reported afterwards.
 *
 * <p>A light that turns red says the first day without the part; that day, as it was first said, is the forecast. The part ran out on
 * the first day whose stock report, as it now stands, holds less than 0.05 of a day's use; blocked stock does not count. In this order:
 *
 * <ol>
 *   <li>Ran out on the day it was said or before: unwarned.
 *   <li>Ran out later, within 14 days after the day foreseen: ran out, off by so many days (late is positive).
 *   <li>The day foreseen is not over: waiting.
 *   <li>The light turned better before the day was over: averted. Somebody may have acted, so that this is neither right nor wrong.
 *   <li>A report of that day or later holds more: held, the forecast was wrong. No such report: untold.
 * </ol>
 */
@Service
public class JudgingForecasts {

    /** Lights that turned red longer ago were taken up before. */
    private static final Duration TAKEN_UP_WITHIN = Duration.ofDays(30);

    /** A part that runs out so many days late still counts as off by so many; later it is another matter. */
    private static final int LATE_DAYS = 14;

    private static final String TAKE_UP = """
            insert into chain.foreseen (site_id, part_id, since, enterprise_id, division, chain, said_on, foreseen_on, outcome)
            select distinct on (l.site_id, l.part_id, l.since) l.site_id, l.part_id, l.since, l.enterprise_id, l.division, l.chain,
                l.business_date, l.stops_on, 'waiting'
            from chain.light l where l.light = 'red' and l.stops_on is not null and l.recorded_at >= :from
            order by l.site_id, l.part_id, l.since, l.recorded_at
            on conflict do nothing
            """;

    private static final String JUDGE = """
            update chain.foreseen f set outcome = j.outcome, ran_out_on = j.ran_out, judged_at = :now
            from (
                select o.site_id, o.part_id, o.since, r.ran_out,
                    case when r.ran_out <= o.said_on then 'unwarned'
                        when r.ran_out is not null then 'ran_out'
                        when o.foreseen_on >= :today then 'waiting'
                        when exists (select from chain.light l where l.site_id = o.site_id and l.part_id = o.part_id
                            and l.light in ('orange', 'yellow', 'green') and l.recorded_at > o.since
                            and l.recorded_at < (o.foreseen_on + 1)::timestamp at time zone 'Asia/Shanghai') then 'averted'
                        when exists (select from chain.stock_report s where s.site_id = o.site_id and s.part_id = o.part_id
                            and s.superseded_at = 'infinity' and s.business_date between o.foreseen_on and :today) then 'held'
                        else 'untold' end as outcome
                from chain.foreseen o
                cross join lateral (select min(s.business_date) as ran_out from chain.stock_report s
                    where s.site_id = o.site_id and s.part_id = o.part_id and s.superseded_at = 'infinity'
                        and s.business_date between o.said_on and least(:today::date, o.foreseen_on + :late)
                        and s.daily_use > 0 and s.on_hand < 0.05 * s.daily_use) r
                where o.outcome in ('waiting', 'untold', 'held') and o.foreseen_on >= :today::date - :late - 1
            ) j
            where f.site_id = j.site_id and f.part_id = j.part_id and f.since = j.since and f.outcome <> j.outcome
            """;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    JudgingForecasts(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One round, as the platform; a second one changes nothing. @return how many forecasts were taken up or judged anew */
    @Transactional
    public int round() {
        Instant now = clock.instant();
        int taken = jdbc.sql(TAKE_UP)
                .param("from", Timestamp.from(now.minus(TAKEN_UP_WITHIN)))
                .update();
        return taken
                + jdbc.sql(JUDGE)
                        .param("now", Timestamp.from(now))
                        .param("today", Date.valueOf(clock.today()))
                        .param("late", LATE_DAYS)
                        .update();
    }
}
