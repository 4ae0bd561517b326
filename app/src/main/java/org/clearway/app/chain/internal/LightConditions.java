package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.shared.scope.DivisionRange;

/** A filter of lights as SQL. */
public final class LightConditions {

    public static final String JOINS = """
             from chain.light l
            join chain.part p on p.id = l.part_id
            join chain.chain c on c.code = l.chain
            left join lateral (select name_zh, name_en from chain.node where site_id = l.site_id order by id limit 1) n on true
            left join directory.division d on d.code = l.division
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private LightConditions() {}

    public static LightConditions of(LightFilter filter) {
        LightConditions where = new LightConditions();
        if (filter.asOf().past()) {
            where.add(
                    "l.recorded_at <= :at and l.superseded_at > :at",
                    "at",
                    Timestamp.from(filter.asOf().at()));
        } else {
            where.conditions.add("l.superseded_at = 'infinity'");
        }
        where.add("l.light = any (:lights)", "lights", lights(filter));
        if (filter.division() != null) {
            DivisionRange range = DivisionRange.of(filter.division());
            where.add("l.division >= :lo and l.division < :hi", "lo", range.lo());
            where.values.put("hi", range.hi());
        }
        where.maybe("l.chain = :chain", "chain", filter.chain());
        where.maybe("l.cause_ref = :cause", "cause", filter.cause());
        where.maybe("l.enterprise_id = :enterprise", "enterprise", filter.enterprise());
        String words = filter.words();
        if (words != null && !words.isBlank()) {
            where.add(
                    "(n.name_zh ilike :words or n.name_en ilike :words or p.name_zh ilike :words or p.name_en ilike :words"
                            + " or p.code ilike :words)",
                    "words",
                    Like.containing(words));
        }
        return where;
    }

    private static String[] lights(LightFilter filter) {
        return filter.lights().isEmpty()
                ? new String[] {"red", "orange", "yellow", "grey"}
                : filter.lights().toArray(String[]::new);
    }

    private void maybe(String condition, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            add(condition, name, value);
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    public String from() {
        return JOINS + " where " + String.join(" and ", conditions);
    }

    public Map<String, Object> values() {
        return values;
    }
}
