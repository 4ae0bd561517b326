package org.clearway.engine.project;

import java.util.Arrays;

/**
 * Max-min fair rationing: the level up to which every order of a supplier is met.
 *
 * <p>Output P and orders o_1 &lt;= ... &lt;= o_k (final demand is one of them): the level l solves sum of min(o, l) = P.
 * Filled in ascending order: an order under an equal share of what is left is met in full. O(k log k) a supplier and
 * day, only where output falls short. Source: Bertsekas and Gallager, Data Networks (1992), 6.5.2.
 */
final class WaterFilling {
    private WaterFilling() {}

    /** Writes the levels of the suppliers {@code from .. to-1}; infinite where all orders are met. */
    static void levels(Day day, int from, int to) {
        int[] start = day.flows.network().links().supplierStart();
        for (int i = from; i < to; i++) {
            day.level[i] = day.fill[i] >= 1 ? Double.POSITIVE_INFINITY : level(day, i, start[i], start[i + 1]);
        }
    }

    private static double level(Day day, int node, int firstSale, int endSale) {
        double[] orders = new double[endSale - firstSale + 1];
        int[] bySupplier = day.flows.network().links().bySupplier();
        for (int sale = firstSale; sale < endSale; sale++) {
            int link = bySupplier[sale];
            double passing = day.open.length > 0 ? day.flows.volume(link) * day.open[link] : day.flows.volume(link);
            orders[sale - firstSale] = passing * day.rho[day.flows.saleSlot()[sale]];
        }
        orders[endSale - firstSale] = day.flows.demand()[node];
        return level(orders, day.output[node] * day.flows.base()[node]);
    }

    /** The level to which {@code amount} fills these orders; sorts them. */
    static double level(double[] orders, double amount) {
        Arrays.sort(orders);
        double left = amount;
        for (int met = 0; met < orders.length; met++) {
            double share = left / (orders.length - met);
            if (orders[met] >= share) {
                return share;
            }
            left -= orders[met];
        }
        return Double.POSITIVE_INFINITY;
    }
}
