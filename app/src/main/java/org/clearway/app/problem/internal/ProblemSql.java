package org.clearway.app.problem.internal;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link org.clearway.app.problem.Problem}, as every query of it selects them. */
public final class ProblemSql {

    public static final String COLUMNS = """
            p.id, p.number, p.enterprise_id, p.who_zh, p.who_en, p.division, p.counterpart, p.kind, p.severity,
            array_to_string(p.severity_why, E'\\x1f') as severity_why, p.level, p.state, p.owner_id,
            coalesce(o.name_zh, '') as owner_zh, coalesce(o.name_en, '') as owner_en, p.co_owner_id, p.desk, p.mechanism_id,
            p.taken_by, p.taken_name, p.title, p.asked, coalesce(m.matter, p.matter) as matter,
            array_to_string(coalesce(m.arguments, p.arguments), E'\\x1f') as arguments, p.place,
            p.cause, p.stops_on, p.source, p.reference, p.href, p.channel, p.routing_hole, p.filed_at, p.filed_by, p.filed_name,
            p.since, p.due_at, p.due_hours, p.waiting_why, p.minutes_left, p.tried, p.not_ours, p.settled, p.reopened, p.missed,
            p.asked_by, p.called_at, p.point_id, p.joined_to, p.solved_at, p.closed_at, p.hours, p.satisfaction, p.version
            """;

    /** The desk, and the title with its names: an enterprise finds none, and reads the one without. */
    public static final String OWNER = " left join directory.authority o on o.id = p.owner_id"
            + " left join problem.matter_name m on m.problem_id = p.id";

    private ProblemSql() {}

    /** For a moment that is there. */
    public static Timestamp moment(Instant instant) {
        return Timestamp.from(instant);
    }

    public static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
