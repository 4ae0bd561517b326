package org.clearway.app.directory;

import java.sql.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A filter as conditions; each is written so that an index can serve it under row-level security. */
final class EnterpriseConditions {

    /** Words that more enterprises have are common: their list is read in its own order, which meets fifty at once. */
    static final int COMMON = 2_000;

    private static final Pattern CODE = Pattern.compile("[0-9]{4}[0-9A-Z]{0,14}|P[0-9]{6}[0-9A-Z]{0,11}");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private boolean common;

    EnterpriseConditions(EnterpriseFilter filter, Reference reference, JdbcClient jdbc) {
        words(filter.words(), jdbc);
        ranges("division", filter.division(), reference);
        ranges("zone", filter.zone(), reference);
        equal("e.size_class", "size", filter.size());
        equal("e.state", "state", filter.state());
        industry(filter.industry());
        contains("e.chains", "chain", filter.chain());
        contains("e.supply_fields", "field", filter.field());
        if (filter.designation() != null) {
            conditions.add("e.id in (select enterprise_id from directory.designation where kind = :designation"
                    + " and superseded_at = 'infinity')");
            values.put("designation", filter.designation());
        }
    }

    private void words(@Nullable String words, JdbcClient jdbc) {
        if (words == null) {
            return;
        }
        String code = words.toUpperCase(Locale.ROOT);
        if (CODE.matcher(code).matches()) {
            values.put("code", code);
            conditions.add("e.credit_code >= :code and e.credit_code < :code || '~'");
            return;
        }
        values.put("words", words.toLowerCase(Locale.ROOT));
        if (words.length() > 1) {
            ids(words, jdbc);
        }
        conditions.add("(position(:words in lower(e.name_zh)) > 0 or position(:words in lower(e.name_en)) > 0)");
    }

    private void ids(String words, JdbcClient jdbc) {
        Long[] ids = jdbc.sql("select directory.ids_with_grams(directory.bigrams(?), ?)")
                .params(words, COMMON)
                .query((row, number) -> {
                    Array array = row.getArray(1);
                    return (Long[]) array.getArray();
                })
                .single();
        common = ids.length >= COMMON;
        if (!common) {
            conditions.add("e.id = any (:ids)");
            values.put("ids", ids);
        }
    }

    private void ranges(String name, @Nullable String code, Reference reference) {
        if (code == null) {
            return;
        }
        List<String> either = new ArrayList<>();
        for (DivisionRange range : reference.ranges(code)) {
            String lo = name + "Lo" + either.size();
            String hi = name + "Hi" + either.size();
            either.add("e.division >= :" + lo + " and e.division < :" + hi);
            values.put(lo, range.lo());
            values.put(hi, range.hi());
        }
        conditions.add(either.isEmpty() ? "false" : "(" + String.join(" or ", either) + ")");
    }

    private void industry(@Nullable String code) {
        if (code == null) {
            return;
        }
        values.put("industry", code);
        conditions.add(
                code.length() == 1
                        ? "left(e.industry, 2) in (select code from directory.industry where section = :industry and level = 2)"
                        : "e.industry >= :industry and e.industry < :industry || 'A'");
    }

    private void equal(String column, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = :" + name);
            values.put(name, value);
        }
    }

    private void contains(String column, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(":" + name + " = any (" + column + ")");
            values.put(name, value);
        }
    }

    void and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    /** True when counting all would take long, and nobody needs to know how many. */
    boolean isCommon() {
        return common;
    }
}
