package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Instant;
import java.util.List;
import org.clearway.app.problem.Level;
import org.clearway.app.shared.setting.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long a desk has: by kind, severity and level, from dated rules in working hours. */
@Component
public class Deadlines {

    private final JdbcClient jdbc;
    private final WorkingTime time;
    private final Settings settings;

    Deadlines(JdbcClient jdbc, WorkingTime time, Settings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.settings = settings;
    }

    /** The rule that holds at the moment: one for the kind goes before one for all kinds. */
    public int hours(String kind, String severity, Level level, Instant now) {
        return LookedUp.of(List.of("hours", kind, severity, level), () -> rule(kind, severity, level, now));
    }

    private int rule(String kind, String severity, Level level, Instant now) {
        return jdbc.sql("""
                        select hours from (
                            select distinct on (kind) kind, hours from problem.deadline_rule where severity = :severity and level = :level
                                and (kind is null or kind = :kind) and valid_from <= :now
                            order by kind, valid_from desc, id desc) r
                        where hours is not null order by kind nulls last limit 1
                        """)
                .param("severity", severity)
                .param("level", level.word())
                .param("kind", kind)
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    public Instant due(Instant from, int hours) {
        return time.after(from, hours * 60L);
    }

    public Instant after(Instant from, int workingMinutes) {
        return time.after(from, workingMinutes);
    }

    /** Working minutes that are left until a deadline; at least one, so that a clock that goes on ends. */
    public int left(Instant now, Instant due) {
        return (int) Math.max(1, time.minutes(now, due));
    }

    /** Until when the enterprise may object before its silence counts. */
    public Instant silence(Instant solved) {
        return time.endOfDay(solved, days("problem.silence-days", solved));
    }

    /** A stopped clock goes on by itself then. */
    public Instant waitingEnds(Instant now) {
        return time.endOfDay(now, days("problem.waiting-days", now));
    }

    private int days(String setting, Instant at) {
        return LookedUp.of(
                List.of(setting, at), () -> settings.number(setting, at).intValue());
    }
}
