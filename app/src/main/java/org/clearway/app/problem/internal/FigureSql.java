package org.clearway.app.problem.internal;

/**
 * How figures are counted: kept ones of the nation, or rows of a place. A past moment is counted from the rows as they stood, which
 * are those that closed before and did not change since, and the few others as {@code problem.as_it_stood} finds them.
 */
public final class FigureSql {

    private static final String PLACE = "division >= :lo and division < :hi";
    private static final String THEN =
            " from problem.problem q cross join lateral problem.as_it_stood(q, :at) p where q.filed_at <= :at"
                    + " and (q.closed_at is null or q.closed_at > :at)";

    private static final String MEDIANS = """
            , running as (
                select split, grp, hours, sum(n) over (partition by split, grp order by hours) as upto, sum(n) over (partition by split, grp) as alln
                from (select split, grp, hours, sum(n) as n from counted group by split, grp, hours) x),
            middle as (
                select split, grp, min(hours) filter (where upto * 2 >= alln)::int as median, min(hours) filter (where upto * 10 >= alln * 9)::int as p90
                from running group by split, grp),
            ended as (
                select split, grp, sum(n) filter (where how = 'confirmed') as confirmed, sum(n) filter (where how = 'silent') as silent
                from counted group by split, grp having sum(n) > 0)
            select e.split, e.grp as "group", coalesce(e.confirmed, 0) as confirmed, coalesce(e.silent, 0) as silent,
                m.median as median_hours, m.p90 as p90_hours
            from ended e join middle m on m.split = e.split and m.grp = e.grp order by e.split, e.grp
            """;

    private FigureSql() {}

    public static String solved(boolean kept, String division, boolean past) {
        return "with " + (kept ? KEPT : rows(division, past, SPLITS)) + MEDIANS;
    }

    /** Without the splits, which take longer than all the rest. */
    public static String solvedInAll(boolean kept, String division, boolean past) {
        return "with " + (kept ? KEPT_IN_ALL : rows(division, past, "('', '')")) + MEDIANS;
    }

    private static final String SPLITS =
            "('', ''), ('level', c.level), ('kind', c.kind), ('desk', c.desk), ('week', c.week::text), ('division', c.place)";

    private static final String KEPT_IN_ALL = """
            counted as materialized (
                select split, word as grp, what as how, hours, sum(n) as n from problem.kept
                where what in ('confirmed', 'silent') and split = '' and week >= :week group by 1, 2, 3, 4)
            """;

    private static final String KEPT = """
            counted as materialized (
                select split, word as grp, what as how, hours, sum(n) as n from problem.kept
                where what in ('confirmed', 'silent') and week >= :week group by 1, 2, 3, 4
                union all select 'week', week::text, what, hours, sum(n) from problem.kept
                where what in ('confirmed', 'silent') and split = '' and week >= :week group by 2, 3, 4)
            """;

    private static String rows(String division, boolean past, String splits) {
        String columns = "level, kind, desk, problem.week(closed_at) as week, " + below(division)
                + " as place, state as how, hours";
        String closed = "select " + columns + ", count(*) as n from problem.problem where " + PLACE
                + " and state in ('confirmed', 'silent') and closed_at >= :since and closed_at <= :at group by 1, 2, 3, 4, 5, 6, 7";
        String reopened = " union all select " + qualified(columns) + ", 1" + THEN + " and q.reopened > 0 and q."
                + PLACE.replace(" division", " q.division")
                + " and p.state in ('confirmed', 'silent') and p.closed_at >= :since";
        return "closed as (" + closed + (past ? reopened : "") + """
                ), counted as materialized (
                    select s.split, s.grp, c.how, c.hours, sum(c.n) as n from closed c cross join lateral (values SPLITS)
                        as s (split, grp) group by 1, 2, 3, 4)
                """.replace("SPLITS", splits);
    }

    private static String qualified(String columns) {
        return columns.replace("level, kind, desk", "p.level, p.kind, p.desk")
                .replace("(closed_at)", "(p.closed_at)")
                .replace("(division", "(p.division")
                .replace("state as how, hours", "p.state, p.hours");
    }

    private static String below(String division) {
        int digits = division.equals("000000") ? 2 : division.endsWith("0000") ? 4 : 6;
        return "rpad(left(division, " + digits + "), 6, '0')";
    }

    public static String open(boolean past) {
        String ages = """
                select p.level, count(*) filter (where p.filed_at > :at::timestamptz - interval '1 day') as day,
                    count(*) filter (where p.filed_at <= :at::timestamptz - interval '1 day'
                        and p.filed_at > :at::timestamptz - interval '3 days') as three_days,
                    count(*) filter (where p.filed_at <= :at::timestamptz - interval '3 days'
                        and p.filed_at > :at::timestamptz - interval '7 days') as week,
                    count(*) filter (where p.filed_at <= :at::timestamptz - interval '7 days') as older,
                    count(*) filter (where p.missed > 0) as late, count(*) filter (where p.due_at < :at) as overdue
                """;
        String row = past ? "q." : "p.";
        String place = "(" + row + "division >= :lo and " + row + "division < :hi or " + row + "counterpart >= :lo and "
                + row + "counterpart < :hi)";
        return ages + (past ? THEN + " and " : " from problem.problem p where ") + "p.closed_at is null and " + place
                + " group by p.level";
    }

    public static String standing(String division, boolean past) {
        String columns =
                "p.level, p.kind, p.desk, " + below(division).replace("(division", "(p.division") + " as place";
        return "with o as (select " + columns + ", count(*) as open, count(*) filter (where p.due_at < :at) as overdue"
                + (past
                        ? THEN + " and q." + PLACE.replace(" division", " q.division")
                        : " from problem.problem p where p." + PLACE.replace(" division", " p.division"))
                + " and p.closed_at is null group by 1, 2, 3, 4)" + """
                 select s.split, s.grp as "group", sum(o.open) as open, sum(o.overdue) as overdue from o cross join lateral (values
                    ('', ''), ('level', o.level), ('kind', o.kind), ('desk', o.desk), ('division', o.place)) as s (split, grp) group by 1, 2
                """;
    }

    public static String funnel(boolean kept) {
        return kept ? """
                select word as level, coalesce(sum(n) filter (where what = 'came'), 0) as came,
                    coalesce(sum(n) filter (where what = 'missed'), 0) as itself
                from problem.kept where what in ('came', 'missed') and split = 'level' and week >= :week group by word
                """ : """
                with reached as (
                    select level, min(from_at) as came, min(missed_at) as missed from problem.step
                    where division >= :lo and division < :hi and from_at <= :at group by problem_id, level)
                select level, count(*) filter (where came >= :since) as came,
                    count(*) filter (where missed >= :since and missed <= :at) as itself from reached group by level
                """;
    }

    public static String filed(boolean kept, String division) {
        if (kept) {
            return """
                    select split, word as "group", sum(n) as filed from problem.kept where what = 'filed' and week >= :week group by 1, 2
                    union all select 'week', week::text, sum(n) from problem.kept
                    where what = 'filed' and split = '' and week >= :week group by 2
                    """;
        }
        return "with f as (select kind, problem.week(filed_at) as week, " + below(division) + " as place, count(*) as n"
                + " from problem.problem where " + PLACE
                + " and filed_at >= :since and filed_at <= :at group by 1, 2, 3)" + """
                 select s.split, s.grp as "group", sum(f.n) as filed from f cross join lateral (values
                    ('', ''), ('kind', f.kind), ('week', f.week::text), ('division', f.place)) as s (split, grp) group by 1, 2
                """;
    }
}
