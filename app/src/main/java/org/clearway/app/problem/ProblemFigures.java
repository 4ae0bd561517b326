package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of problems: filed, solved (confirmed and silent apart), median and 90th-percentile hours, by level, kind, department,
 * division and week; open ones by level and age; how many went up.
 *
 * <p>Hours are whole, so that a median is found by counting. For the nation closed problems are counted as they close
 * ({@code problem.kept}); a province or city is counted from its rows by one index.
 */
@Repository
@Transactional(readOnly = true)
public class ProblemFigures {

    /** What figures can be split by. */
    public static final Set<String> SPLITS = Set.of("level", "kind", "desk", "week", "division");

    private final JdbcClient jdbc;

    ProblemFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Solved problems of one group.
     *
     * @param group       a level, kind, department, Monday or division code; empty for all
     * @param medianHours half took as long or less
     * @param p90Hours    nine of ten took as long or less
     */
    public record Solved(String group, long confirmed, long silent, int medianHours, int p90Hours) {
        public long solved() {
            return confirmed + silent;
        }
    }

    /**
     * Open ones of a level by age in days.
     *
     * @param late    missed a deadline on their way
     * @param overdue late on the desk where they lie; 0 for a moment that has passed
     */
    public record Open(String level, long day, long threeDays, long week, long older, long late, long overdue) {
        public long open() {
            return day + threeDays + week + older;
        }
    }

    private static final String MEDIANS = """
            , running as (
                select grp, how, hours, n, sum(n) over (partition by grp order by hours) as upto, sum(n) over (partition by grp) as alln
                from (select grp, '' as how, hours, sum(n) as n from counted group by grp, hours) x)
            select c.grp as "group", sum(c.n) filter (where c.how = 'confirmed') as confirmed, sum(c.n) filter (where c.how = 'silent') as silent,
                (select min(r.hours) from running r where r.grp = c.grp and r.upto * 2 >= r.alln)::int as median_hours,
                (select min(r.hours) from running r where r.grp = c.grp and r.upto * 10 >= r.alln * 9)::int as p90_hours
            from counted c group by c.grp having sum(c.n) > 0 order by c.grp
            """;

    /** Solved until the moment and since a day, split or not. */
    public List<Solved> solved(String division, String split, LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        if (!split.isEmpty() && !SPLITS.contains(split)) {
            throw new IllegalArgumentException("No split by " + split);
        }
        boolean kept = division.equals("000000") && !asOf.past();
        String counted = kept ? kept(split) : rows(division, split);
        return jdbc.sql("with counted as materialized (" + counted + ")" + MEDIANS)
                .params(values(division, since, asOf))
                .query((row, number) -> new Solved(
                        row.getString("group"),
                        row.getLong("confirmed"),
                        row.getLong("silent"),
                        row.getInt("median_hours"),
                        row.getInt("p90_hours")))
                .list();
    }

    private static String kept(String split) {
        String group = switch (split) {
            case "" -> "''";
            case "week" -> "week::text";
            case "division" -> "province";
            default -> split;
        };
        String which = split.equals("division") ? "province <> ''" : "province = ''";
        return "select " + group + " as grp, how, hours, sum(n) as n from problem.kept where week >= :week and " + which
                + " group by 1, 2, 3";
    }

    private static String rows(String division, String split) {
        String group = switch (split) {
            case "" -> "''";
            case "week" -> "problem.week(closed_at)::text";
            case "division" -> below(division);
            default -> split;
        };
        return "select " + group + " as grp, state as how, hours, count(*) as n from problem.problem"
                + " where division >= :lo and division < :hi and state in ('confirmed', 'silent')"
                + " and closed_at >= :since and closed_at <= :at group by 1, 2, 3";
    }

    private static String below(String division) {
        if (division.equals("000000")) {
            return "left(division, 2) || '0000'";
        }
        return division.endsWith("0000") ? "left(division, 4) || '00'" : "division";
    }

    private static Map<String, Object> values(String division, LocalDate since, AsOf asOf) {
        DivisionRange range = DivisionRange.of(division);
        Map<String, Object> values = new HashMap<>();
        values.put("lo", range.lo());
        values.put("hi", range.hi());
        values.put("week", since.minusDays(since.getDayOfWeek().getValue() - 1L));
        values.put(
                "since", Timestamp.from(since.atStartOfDay(ClearwayClock.ZONE).toInstant()));
        values.put("at", Objects.requireNonNull(at(asOf.at())));
        return values;
    }

    /** Open ones by level. Of a past moment: where each lay then. */
    public List<Open> open(String division, AsOf asOf) {
        ProblemRegister.mayRead();
        String ages = """
                count(*) filter (where filed_at > :at::timestamptz - interval '1 day') as day,
                count(*) filter (where filed_at <= :at::timestamptz - interval '1 day' and filed_at > :at::timestamptz - interval '3 days') as three_days,
                count(*) filter (where filed_at <= :at::timestamptz - interval '3 days' and filed_at > :at::timestamptz - interval '7 days') as week,
                count(*) filter (where filed_at <= :at::timestamptz - interval '7 days') as older
                """;
        DivisionRange range = DivisionRange.of(division);
        String sql = asOf.past()
                ? "select s.level, " + ages.replace("filed_at", "p.filed_at")
                        + ", count(*) filter (where p.missed > 0) as late, 0 as overdue from problem.step s join problem.problem p on p.id = s.problem_id"
                        + " where s.division >= :lo and s.division < :hi and s.from_at <= :at and (s.to_at is null or s.to_at > :at)"
                        + " and (p.closed_at is null or p.closed_at > :at) group by s.level"
                : "select level, " + ages
                        + ", count(*) filter (where missed > 0) as late, count(*) filter (where due_at < :at) as overdue from problem.problem"
                        + " where closed_at is null and (division >= :lo and division < :hi or counterpart >= :lo and counterpart < :hi)"
                        + " group by level";
        return jdbc.sql(sql)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("at", at(asOf.at()))
                .query(Open.class)
                .list();
    }

    /** How many problems of the period came to each level, and how many of these by a missed deadline. */
    public record Funnel(String level, long came, long itself) {}

    public List<Funnel> funnel(String division, LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        DivisionRange range = DivisionRange.of(division);
        Instant from = since.atStartOfDay(ClearwayClock.ZONE).toInstant();
        return jdbc.sql("""
                        select level, count(distinct problem_id) as came, count(*) filter (where missed) as itself from problem.step
                        where division >= :lo and division < :hi and from_at >= :since and from_at <= :at group by level
                        """)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("since", Timestamp.from(from))
                .param("at", at(asOf.at()))
                .query(Funnel.class)
                .list();
    }

    public long filed(String division, LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        DivisionRange range = DivisionRange.of(division);
        return jdbc.sql("""
                        select count(*) from problem.problem where division >= :lo and division < :hi and filed_at >= :since and filed_at <= :at
                        """)
                .params(values(division, since, asOf))
                .param("lo", range.lo())
                .query(Long.class)
                .single();
    }
}
