package org.clearway.app.monitoring.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.shared.scope.DivisionRange;

/** The territory of a scope as a condition that an index serves: one range of division codes, or those of a zone within it. */
final class Territory {

    private Territory() {}

    static String condition(String table, FigureScope scope) {
        String range = table + ".division >= :lo and " + table + ".division < :hi";
        return scope.zone() == null
                ? range
                : range
                        + IntStream.range(0, scope.zone().ranges().size())
                                .mapToObj(i -> table + ".division >= :zoneLo" + i + " and " + table
                                        + ".division < :zoneHi" + i)
                                .collect(Collectors.joining(" or ", " and (", ")"));
    }

    /** Parameters of the condition, and those of the panel and industry that a scope names. */
    static Map<String, Object> values(FigureScope scope) {
        Map<String, Object> values = new HashMap<>();
        values.put("lo", scope.range().lo());
        values.put("hi", scope.range().hi());
        List<DivisionRange> ranges =
                scope.zone() == null ? List.of() : scope.zone().ranges();
        for (int i = 0; i < ranges.size(); i++) {
            values.put("zoneLo" + i, ranges.get(i).lo());
            values.put("zoneHi" + i, ranges.get(i).hi());
        }
        if (scope.industry() != null) {
            values.put("industry", scope.industry());
        }
        return values;
    }
}
