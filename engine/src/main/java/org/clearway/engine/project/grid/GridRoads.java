package org.clearway.engine.project.grid;

/**
 * Receipts of a slot link by link, from the days' own record: what arrives today was sent lag - 1 days ago, or was on the road
 * at the opening and counted to be due today.
 *
 * <p>Only a link that is blocked on some day, over which goods wait, is followed cell by cell from day 1, in O(days x lag).
 */
final class GridRoads {
    private GridRoads() {}

    static double received(GridState grid, int day, int slot, double rho) {
        int[] start = grid.flows.network().slots().start();
        double missing = 0;
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            missing += grid.flows.share()[link] * rho - arrived(grid, day, link, slot);
        }
        return rho - missing;
    }

    private static double arrived(GridState grid, int day, int link, int slot) {
        int lag = grid.flows.network().links().lagDays()[link];
        boolean counted = grid.counted.get(link);
        if ((counted || lag > 1) && grid.isBlocked(link)) {
            return followed(grid, day, link, slot, lag);
        }
        int sentDay = day - lag + 1;
        if (!counted) {
            return sentDay < 1 ? grid.flows.share()[link] : sent(grid, sentDay, link, slot);
        }
        double[] laden = grid.laden(link);
        double due = day <= laden.length ? laden[day - 1] : 0;
        return sentDay < 1 ? due : due + sent(grid, sentDay, link, slot);
    }

    private static double sent(GridState grid, int day, int link, int slot) {
        int supplier = grid.flows.network().links().supplier()[link];
        int buyer = grid.flows.network().slots().buyer()[slot];
        double order = grid.flows.share()[link] * grid.rho(day, slot, buyer) * grid.openOn(link, day);
        return order * grid.fill[day][supplier];
    }

    private static double followed(GridState grid, int day, int link, int slot, int lag) {
        double[] laden = grid.laden(link);
        double[] road = java.util.Arrays.copyOf(laden, Math.max(lag, laden.length + 1));
        double arrived = 0;
        for (int t = 1; t <= day; t++) {
            double open = grid.openOn(link, t);
            arrived = open * road[0];
            for (int k = 0; k < road.length - 1; k++) {
                road[k] = open == 1 ? road[k + 1] : (1 - open) * road[k] + open * road[k + 1];
            }
            double sent = sent(grid, t, link, slot);
            if (lag == 1) {
                arrived += sent;
            } else {
                road[lag - 2] += sent;
            }
        }
        return arrived;
    }
}
