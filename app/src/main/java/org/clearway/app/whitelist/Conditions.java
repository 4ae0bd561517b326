package org.clearway.app.whitelist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A division and all below; no row where the code is none. */
    Conditions within(String column, @Nullable String division) {
        if (division == null) {
            return this;
        }
        if (!division.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            return and("false");
        }
        DivisionRange range = DivisionRange.of(division);
        return and(column + " >= :lo", "lo", range.lo()).and(column + " < :hi", "hi", range.hi());
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
