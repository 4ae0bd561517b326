package org.clearway.app.shared.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail within the actor's reach, newest first. */
@Repository
public class Trail {

    private static final String COLUMNS =
            "id, at, actor, via, act, thing, thing_id, division, why, detail::text as detail";

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Line> ofEnterprise(long enterpriseId, Instant until, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from shared.audit_entry where enterprise_id = ? and at <= ? order by id desc limit ?")
                .param(enterpriseId)
                .param(Timestamp.from(until))
                .param(limit)
                .query(Line.class)
                .list();
    }

    /** A page of the whole trail: entries with a smaller number than {@code before}. */
    @Transactional(readOnly = true)
    public List<Line> page(Sought sought, @Nullable Long before, Instant until, int limit) {
        List<String> conditions = new ArrayList<>(List.of("at <= :until"));
        Map<String, Object> values = new HashMap<>(Map.of("until", Timestamp.from(until), "limit", limit));
        add(conditions, values, "thing = :thing", "thing", sought.thing());
        add(conditions, values, "thing_id = :thingId", "thingId", sought.thingId());
        add(conditions, values, "position(lower(:actor) in lower(actor)) > 0", "actor", sought.actor());
        add(conditions, values, "id < :before", "before", before);
        return jdbc.sql("select " + COLUMNS + " from shared.audit_entry where " + String.join(" and ", conditions)
                        + " order by id desc limit :limit")
                .params(values)
                .query(Line.class)
                .list();
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String sql, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            conditions.add(sql);
            values.put(name, value);
        }
    }

    /** What is looked for; each part may be missing. */
    public record Sought(
            @Nullable String thing,
            @Nullable String thingId,
            @Nullable String actor) {}

    /** One entry as people read it. */
    public record Line(
            long id,
            Instant at,
            String actor,
            String via,
            String act,
            String thing,
            String thingId,
            String division,
            @Nullable String why,
            String detail) {}
}
