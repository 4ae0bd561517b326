package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.clearway.app.directory.ReferenceTable;

/**
 * Moves whole panels until the published figures follow from the rows of their plants.
 *
 * <p>A rate (on duty, returned, output) is met by one shift in log-odds, the same for every member not moved before on
 * that day, found by bisection over the members' own rounded figures. A count of plants at 60 or 80 % is met by keeping the
 * members' order and placing the right number of them on either side. Rows of {@code calibration.csv} are worked in their order.
 */
final class Calibration {

    private static final double WIDEST_SHIFT = 8;
    private static final int HALVINGS = 48;

    private final Population population;
    private final Plants plants;
    private final Activity activity;

    Calibration(Population population, Plants plants, Activity activity) {
        this.population = population;
        this.plants = plants;
        this.activity = activity;
    }

    void run() {
        List<ReferenceTable.Row> rows = Spring2022.table("calibration");
        for (ReferenceTable.Row row : rows) {
            if (!row.text("measure").startsWith("utilisation")) {
                meetRate(row);
            }
        }
        for (ReferenceTable.Row row : rows) {
            if (row.text("measure").equals("utilisation_60")) {
                meetCounts(row, countAt80(rows, row));
            }
        }
    }

    private void meetRate(ReferenceTable.Row row) {
        int[] members = members(row);
        int day = day(row);
        int anchor = anchor(row);
        double target = row.number("target");
        switch (row.text("measure")) {
            case "on_duty" -> {
                double wanted = target * sum(members, plant -> activity.staffOnRoll(plant, day));
                solve(activity.dutyShift(), anchor, members, wanted, plant -> activity.staffOnDuty(plant, day));
            }
            case "returned" -> {
                double wanted = target * sum(members, plant -> activity.staffOnRoll(plant, 0));
                solve(activity.dutyShift(), anchor, members, wanted, plant -> activity.staffReturned(plant, day));
            }
            case "output" -> {
                double wanted = target * sum(members, plants::normalOutput10k);
                solve(activity.workShift(), anchor, members, wanted, plant -> activity.output10k(plant, day));
            }
            default -> throw new IllegalArgumentException("No measure " + row.text("measure"));
        }
    }

    private void solve(Shift shift, int anchor, int[] members, double wanted, IntToDoubleFunction figure) {
        int[] movers = IntStream.of(members)
                .filter(plant -> !shift.isSet(anchor, plant))
                .toArray();
        double low = -WIDEST_SHIFT;
        double high = WIDEST_SHIFT;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            IntStream.of(movers).forEach(plant -> shift.set(anchor, plant, middle));
            if (sum(members, figure) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        IntStream.of(movers).forEach(shift::spreadOverApril);
    }

    /** Places the best {@code at80} members at 81 to 98 %, the next at 61 to 78 %, those beyond the row's target under 58 %. */
    private void meetCounts(ReferenceTable.Row row, int at80) {
        int day = day(row);
        int at60 = (int) row.whole("target");
        List<Integer> order = new ArrayList<>(IntStream.of(members(row)).boxed().toList());
        order.sort(Comparator.comparing((Integer plant) -> plants.isStory(plant))
                .thenComparingDouble(plant -> -activity.workLevel(plant, day)));
        for (int rank = 0; rank < order.size(); rank++) {
            int plant = order.get(rank);
            double level = at80 > rank
                    ? 0.98 - 0.17 * rank / at80
                    : at60 > rank
                            ? 0.78 - 0.17 * (rank - at80) / (at60 - at80)
                            : 0.57 - 0.35 * (rank - at60) / (order.size() - at60);
            double moved = Activity.logit(level) - Activity.logit(activity.workLevel(plant, day));
            activity.workShift().set(anchor(row), plant, moved);
            activity.workShift().spreadOverApril(plant);
        }
    }

    private static int countAt80(List<ReferenceTable.Row> rows, ReferenceTable.Row at60) {
        return rows.stream()
                .filter(row -> row.text("measure").equals("utilisation_80"))
                .filter(row -> row.text("panel").equals(at60.text("panel"))
                        && row.text("day").equals(at60.text("day")))
                .mapToInt(row -> (int) row.whole("target"))
                .findFirst()
                .orElse(0);
    }

    private int[] members(ReferenceTable.Row row) {
        return IntStream.of(population.members(row.text("panel")))
                .flatMap(who -> IntStream.of(plants.ofEnterprise(who)))
                .toArray();
    }

    private static int day(ReferenceTable.Row row) {
        return Days.of(LocalDate.parse(row.text("day")));
    }

    private static int anchor(ReferenceTable.Row row) {
        int anchor = Shift.ANCHORS.indexOf(LocalDate.parse(row.text("day")));
        if (anchor < 0) {
            throw new IllegalArgumentException("Nothing can be calibrated on " + row.text("day"));
        }
        return anchor;
    }

    private static double sum(int[] plants, IntToDoubleFunction figure) {
        return IntStream.of(plants).mapToDouble(figure).sum();
    }
}
