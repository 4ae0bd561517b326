package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.ReferenceTable;

/**
 * How hard each day is: the strictness of control by city or province (0 none, 1 a closed city) and the drag of broken
 * chains. Straight lines between the points of {@code wave.csv}; a city without points has its province's, a province the nation's.
 */
final class Wave {

    private final Map<String, double[]> series = new LinkedHashMap<>();

    Wave() {
        Map<String, List<ReferenceTable.Row>> points = new LinkedHashMap<>();
        for (ReferenceTable.Row row : Spring2022.table("wave")) {
            points.computeIfAbsent(row.text("key"), key -> new ArrayList<>()).add(row);
        }
        points.forEach((key, rows) -> series.put(key, lines(rows)));
    }

    /** Levels by day for a city. */
    double[] ofCity(String city) {
        double[] own = series.get(city);
        return own != null ? own : series.getOrDefault(city.substring(0, 2) + "0000", of("000000"));
    }

    /** Levels by day for what is missing in a chain. */
    double[] ofChain(String chain) {
        return series.getOrDefault(chain, of("OTHER"));
    }

    private double[] of(String key) {
        double[] levels = series.get(key);
        if (levels == null) {
            throw new IllegalArgumentException("wave.csv has no " + key);
        }
        return levels;
    }

    private static double[] lines(List<ReferenceTable.Row> points) {
        double[] levels = new double[Days.COUNT];
        for (int day = 0; day < levels.length; day++) {
            levels[day] = level(points, day);
        }
        return levels;
    }

    private static double level(List<ReferenceTable.Row> points, int day) {
        ReferenceTable.Row before = points.getFirst();
        for (ReferenceTable.Row point : points) {
            if (dayOf(point) > day) {
                double share = (double) (day - dayOf(before)) / (dayOf(point) - dayOf(before));
                return before.number("level") + share * (point.number("level") - before.number("level"));
            }
            before = point;
        }
        return before.number("level");
    }

    private static int dayOf(ReferenceTable.Row point) {
        return Days.of(LocalDate.parse(point.text("date")));
    }
}
