package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.moment;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clearway.app.problem.internal.FigureSql;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of problems: filed, solved (confirmed and silent apart), median and 90th-percentile hours, by level, kind, department,
 * division and week; open ones by level and age; how many went up.
 *
 * <p>Hours are whole, so that a median is found by counting. For the nation they are kept as they come about
 * ({@code problem.kept}); a province or city, and every past moment, is counted from its rows by an index that answers by itself.
 */
@Repository
@Transactional(readOnly = true)
public class ProblemFigures {

    private static final String NATION = "000000";

    /** Before the first problem. */
    private static final LocalDate ALL_TIME = LocalDate.of(2000, 1, 3);

    private final JdbcClient jdbc;

    ProblemFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Solved problems of one group.
     *
     * @param split       what it is a group of: level, kind, desk, week or division; empty for all
     * @param group       a level, kind, department, Monday or division code; empty for all
     * @param medianHours half took as long or less
     * @param p90Hours    nine of ten took as long or less
     */
    public record Solved(String split, String group, long confirmed, long silent, int medianHours, int p90Hours) {

        public static final Solved NONE = new Solved("", "", 0, 0, 0, 0);

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

    /** Problems of one group that are open, and those of them whose desk is late (0 for a past moment). */
    public record Standing(String split, String group, long open, long overdue) {}

    /** Problems of one group that were filed; a group is a kind, week or division, which stay as they are. */
    public record Filed(String split, String group, long filed) {}

    /** How many problems of the period came to each level for the first time, and how many missed their first deadline there. */
    public record Funnel(String level, long came, long itself) {}

    /**
     * Solved since a day and until the moment, all and by every split.
     *
     * @param since a Monday; null for all time
     */
    public Map<String, List<Solved>> solved(String division, @Nullable LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc
                .sql(FigureSql.solved(kept(division, asOf), division, asOf.past()))
                .params(values(division, since, asOf))
                .query(Solved.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Solved::split, TreeMap::new, Collectors.toList()));
    }

    /** Solved until the moment, all of them. */
    public Solved solvedInAll(String division, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc.sql(FigureSql.solvedInAll(kept(division, asOf), division, asOf.past()))
                .params(values(division, null, asOf))
                .query(Solved.class)
                .optional()
                .orElse(Solved.NONE);
    }

    private static boolean kept(String division, AsOf asOf) {
        return division.equals(NATION) && !asOf.past();
    }

    private static Map<String, Object> values(String division, @Nullable LocalDate since, AsOf asOf) {
        DivisionRange range = DivisionRange.of(division);
        LocalDate from = since == null ? ALL_TIME : since;
        Map<String, Object> values = new HashMap<>();
        values.put("lo", range.lo());
        values.put("hi", range.hi());
        values.put("week", from);
        Instant begin = from.atStartOfDay(ClearwayClock.ZONE).toInstant();
        values.put("since", Timestamp.from(begin));
        values.put("at", moment(asOf.at()));
        return values;
    }

    /** Open ones by level, with those that other places asked of this one. Of a past moment: as each stood then. */
    public List<Open> open(String division, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc.sql(FigureSql.open(asOf.past()))
                .params(values(division, null, asOf))
                .query(Open.class)
                .list();
    }

    /** Open ones of the place itself, all and by level, kind, desk and division. */
    public Map<String, Map<String, Standing>> standing(String division, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc
                .sql(FigureSql.standing(division, asOf.past()))
                .params(values(division, null, asOf))
                .query(Standing.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Standing::split, Collectors.toMap(Standing::group, one -> one)));
    }

    public List<Funnel> funnel(String division, @Nullable LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc.sql(FigureSql.funnel(kept(division, asOf)))
                .params(values(division, since, asOf))
                .query(Funnel.class)
                .list();
    }

    /** Filed since a day, all and by kind, week and division. */
    public Map<String, Map<String, Long>> filed(String division, @Nullable LocalDate since, AsOf asOf) {
        ProblemRegister.mayRead();
        return jdbc
                .sql(FigureSql.filed(kept(division, asOf), division))
                .params(values(division, since, asOf))
                .query(Filed.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Filed::split, Collectors.toMap(Filed::group, Filed::filed)));
    }
}
