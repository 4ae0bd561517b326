package org.clearway.app.whitelist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/** Conditions of a question and their values, put together piece by piece. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** Narrows by a value; without one nothing is narrowed. */
    Conditions and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Within any of these ranges of divisions; null narrows nothing, none at all leaves no row. */
    Conditions within(String column, @Nullable List<DivisionRange> ranges) {
        if (ranges == null) {
            return this;
        }
        conditions.add(within(column, ranges, values));
        return this;
    }

    /** The condition itself, for statements that are put together elsewhere; its values go into {@code values}. */
    static String within(String column, List<DivisionRange> ranges, Map<String, ? super String> values) {
        for (int i = 0; i < ranges.size(); i++) {
            values.put("lo" + i, ranges.get(i).lo());
            values.put("hi" + i, ranges.get(i).hi());
        }
        return ranges.isEmpty()
                ? "false"
                : IntStream.range(0, ranges.size())
                        .mapToObj(i -> column + " >= :lo" + i + " and " + column + " < :hi" + i)
                        .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Part of a name, or the beginning of a credit code. */
    Conditions named(String alias, @Nullable String words) {
        if (words == null) {
            return this;
        }
        String escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        values.put("code", escaped.toUpperCase(java.util.Locale.ROOT) + "%");
        return and(
                "(" + alias + ".name_zh like :words or " + alias + ".name_en ilike :words or " + alias
                        + ".credit_code like :code)",
                "words",
                "%" + escaped + "%");
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
