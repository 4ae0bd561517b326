package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.moment;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
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

    /**
     * One stay on a desk.
     *
     * @param toAt  null while it lies there
     * @param hours working hours, begun ones counted
     */
    public record Stay(
            String number,
            @Nullable String title,
            @Nullable String matter,
            String arguments,
            String kind,
            String severity,
            String level,
            String ownerZh,
            String ownerEn,
            Instant fromAt,
            @Nullable Instant toAt,
            int hours) {

        public List<Object> args() {
            return Problem.args(arguments);
        }
    }

    /**
     * Which stays are asked for; null and empty ask for all.
     *
     * @param above  took more working hours than this
     * @param upto   took so many or fewer
     * @param except kinds that are left out, for they have deadlines of their own
     */
    public record Wanted(
            @Nullable String kind,
            String severity,
            String level,
            @Nullable Integer above,
            @Nullable Integer upto,
            List<String> except) {}

    private static final String TOOK = """
            with day as materialized (select * from unnest(:days::date[], :works::boolean[], :before::int[]) as d (day, works, before)),
            stay as (
                select s.problem_id, s.position, s.owner_id, s.level, s.from_at, s.to_at, (s.from_at at time zone 'Asia/Shanghai') as come,
                    (least(coalesce(s.to_at, :now), :now) at time zone 'Asia/Shanghai') as gone
                from problem.step s where s.from_at >= :since and s.from_at <= :now and s.division >= :lo and s.division < :hi),
            took as (
                select s.*, ceil((
                    (g.before - c.before) * :day
                    + case when g.works then greatest(0, least(:day, extract(epoch from s.gone::time) / 60 - :begins)) else 0 end
                    - case when c.works then greatest(0, least(:day, extract(epoch from s.come::time) / 60 - :begins)) else 0 end) / 60)::int as hours
                from stay s join day c on c.day = s.come::date join day g on g.day = s.gone::date)
            """;

    /** Stays on desks that began between the two moments, of the actor's territory. */
    public List<Stays> between(Instant since, Instant now) {
        return jdbc.sql(TOOK + """
                        select p.kind, p.severity, s.level, s.hours, count(*) as stays
                        from took s join problem.problem p on p.id = s.problem_id group by 1, 2, 3, 4
                        """)
                .params(calendar(since, now))
                .query(Stays.class)
                .list();
    }

    private static final String WANTED = """
             from took s join problem.problem p on p.id = s.problem_id left join directory.authority a on a.id = s.owner_id
            where p.severity = :severity and s.level = :level and (:kind::text is null or p.kind = :kind)
                and (:above::int is null or s.hours > :above) and (:upto::int is null or s.hours <= :upto) and p.kind <> all (:except)
            """;

    /** The stays themselves, the longest first. */
    public List<Stay> list(Wanted wanted, Instant since, Instant now, int offset, int limit) {
        return jdbc.sql(TOOK + """
                        select p.number, p.title, p.matter, array_to_string(p.arguments, E'\\x1f') as arguments, p.kind, p.severity, s.level,
                            coalesce(a.name_zh, '') as owner_zh, coalesce(a.name_en, '') as owner_en, s.from_at, s.to_at, s.hours
                        """ + WANTED
                        + " order by s.hours desc, p.id desc, s.position limit :limit offset :offset")
                .params(calendar(since, now))
                .params(values(wanted))
                .param("limit", limit)
                .param("offset", offset)
                .query(Stay.class)
                .list();
    }

    public long count(Wanted wanted, Instant since, Instant now) {
        return jdbc.sql(TOOK + "select count(*)" + WANTED)
                .params(calendar(since, now))
                .params(values(wanted))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> values(Wanted wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("kind", wanted.kind());
        values.put("severity", wanted.severity());
        values.put("level", wanted.level());
        values.put("above", wanted.above());
        values.put("upto", wanted.upto());
        values.put("except", wanted.except().toArray(String[]::new));
        return values;
    }

    /** Working days from the one moment to the other with how many were before each, the office's day, and the actor's territory. */
    private Map<String, Object> calendar(Instant since, Instant now) {
        LocalDate last = LocalDate.ofInstant(now, ClearwayClock.ZONE);
        List<Date> days = new ArrayList<>();
        List<Boolean> works = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        int passed = 0;
        for (LocalDate day = LocalDate.ofInstant(since, ClearwayClock.ZONE);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            days.add(Date.valueOf(day));
            works.add(time.isWorking(day));
            before.add(passed);
            passed += time.isWorking(day) ? 1 : 0;
        }
        DivisionRange range = Actor.current().range();
        Map<String, Object> values = new HashMap<>();
        values.put("days", days.toArray(Date[]::new));
        values.put("works", works.toArray(Boolean[]::new));
        values.put("before", before.toArray(Integer[]::new));
        values.put("since", moment(since));
        values.put("now", moment(now));
        values.put("lo", range.lo());
        values.put("hi", range.hi());
        values.put("day", time.minutesADay(now));
        values.put("begins", time.beginsAtMinute(now));
        return values;
    }
}
