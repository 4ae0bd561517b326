package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.moment;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How long problems lay on desks, in working hours: what a new deadline is tried on. A stay that goes on counts until now; a clock
 * that stood counts as if it had run, so that a trial says rather too many than too few.
 */
@Repository
public class DeadlineTrial {

    private final JdbcClient jdbc;
    private final WorkingTime time;

    DeadlineTrial(JdbcClient jdbc, WorkingTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * So many stays of the same kind, severity and level took so long.
     *
     * @param hours working hours, begun ones counted
     */
    public record Stays(String kind, String severity, String level, int hours, long stays) {}

    /** Stays on desks that began between the two moments, of the actor's territory. */
    public List<Stays> between(Instant since, Instant now) {
        LocalDate first = LocalDate.ofInstant(since, ClearwayClock.ZONE);
        LocalDate last = LocalDate.ofInstant(now, ClearwayClock.ZONE);
        List<Date> days = new ArrayList<>();
        List<Boolean> works = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        int passed = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(Date.valueOf(day));
            works.add(time.isWorking(day));
            before.add(passed);
            passed += time.isWorking(day) ? 1 : 0;
        }
        DivisionRange range = Actor.current().range();
        return jdbc.sql("""
                        with day as materialized (select * from unnest(:days::date[], :works::boolean[], :before::int[]) as d (day, works, before)),
                        stay as (
                            select s.problem_id, s.level, (s.from_at at time zone 'Asia/Shanghai') as come,
                                (least(coalesce(s.to_at, :now), :now) at time zone 'Asia/Shanghai') as gone
                            from problem.step s where s.from_at >= :since and s.from_at <= :now and s.division >= :lo and s.division < :hi)
                        select p.kind, p.severity, s.level, ceil((
                                (g.before - c.before) * :day
                                + case when g.works then greatest(0, least(:day, extract(epoch from s.gone::time) / 60 - :begins)) else 0 end
                                - case when c.works then greatest(0, least(:day, extract(epoch from s.come::time) / 60 - :begins)) else 0 end) / 60)::int
                                as hours, count(*) as stays
                        from stay s join problem.problem p on p.id = s.problem_id join day c on c.day = s.come::date join day g on g.day = s.gone::date
                        group by 1, 2, 3, 4
                        """)
                .param("days", days.toArray(Date[]::new))
                .param("works", works.toArray(Boolean[]::new))
                .param("before", before.toArray(Integer[]::new))
                .param("since", moment(since))
                .param("now", moment(now))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("day", time.minutesADay(now))
                .param("begins", time.beginsAtMinute(now))
                .query(Stays.class)
                .list();
    }
}
