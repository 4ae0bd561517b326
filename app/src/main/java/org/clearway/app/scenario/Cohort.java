package org.clearway.app.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.directory.ReferenceTable;

/**
 * Enterprises drawn alike: where, how many, of which trades and size, in which panels.
 *
 * @param stopped18 how many of them stood on 18 April 2022, when a figure says so; {@link #FREE} when none does
 * @param stopped22 how many of those still stood on 22 April
 * @param otherCause whether those that stood had causes of their own (an overhaul), not the epidemic
 */
record Cohort(
        String name,
        String province,
        String city,
        int count,
        boolean reporting,
        boolean aboveScale,
        String trades,
        Size size,
        int stopped18,
        int stopped22,
        boolean otherCause,
        Set<String> panels,
        int group,
        int sites) {

    static final int FREE = -1;

    /** Employees: log-normal around the median, cut at the largest. */
    record Size(String name, double medianEmployees, double sigma, int largest) {}

    static List<Cohort> all() {
        Map<String, Size> sizes = new HashMap<>();
        for (ReferenceTable.Row row : Spring2022.table("size")) {
            sizes.put(
                    row.text("size"),
                    new Size(row.text("size"), row.number("median_employees"), row.number("sigma"), (int)
                            row.whole("largest")));
        }
        List<Cohort> cohorts = new ArrayList<>();
        for (ReferenceTable.Row row : Spring2022.table("cohort")) {
            Size size = sizes.get(row.text("size"));
            if (size == null) {
                throw new IllegalArgumentException("No size " + row.text("size"));
            }
            cohorts.add(of(row, size));
        }
        return cohorts;
    }

    boolean isCalibrated() {
        return !panels.isEmpty();
    }

    private static Cohort of(ReferenceTable.Row row, Size size) {
        return new Cohort(
                row.text("cohort"),
                row.text("province"),
                row.text("city"),
                (int) row.whole("count"),
                row.text("reporting").equals("yes"),
                row.text("above_scale").equals("yes"),
                row.text("trades"),
                size,
                wholeOr(row.text("stopped_0418"), FREE),
                wholeOr(row.text("stopped_0422"), FREE),
                row.text("other_cause").equals("yes"),
                row.text("panels").isEmpty()
                        ? Set.of()
                        : Set.of(row.text("panels").split(";", -1)),
                wholeOr(row.text("group"), 0),
                wholeOr(row.text("sites"), 0));
    }

    private static int wholeOr(String text, int otherwise) {
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
