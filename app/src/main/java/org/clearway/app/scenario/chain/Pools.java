package org.clearway.app.scenario.chain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who can supply a part: all makers of it in the country, in a province, in a city; each is drawn as often as it makes much, so
 * that a few supply thousands and most a handful.
 */
final class Pools {

    private static final double SAME_CITY = 0.28;
    private static final double SAME_PROVINCE = 0.55;

    /** Output counts by this power: at 1 the largest would supply nearly all. */
    private static final double PULL = 0.95;

    private final Map<String, Pool> pools = new HashMap<>();

    Pools(Makers makers) {
        for (int node = 0; node < makers.size(); node++) {
            String part = makers.product(node).code();
            String division = makers.division(node);
            double weight =
                    Math.pow(makers.dailyUnits(node) * makers.product(node).unitYuan(), PULL);
            add(part, node, weight);
            add(part + division.substring(0, 2), node, weight);
            add(part + division.substring(0, 4), node, weight);
        }
    }

    private void add(String key, int node, double weight) {
        pools.computeIfAbsent(key, none -> new Pool()).add(node, weight);
    }

    /** A supplier of the part for a buyer in a division: near by chance, or -1 where nobody makes it. */
    int draw(Product part, String division, long who, long when) {
        double home = Lot.HOME.unit(who, when);
        String within =
                home < SAME_CITY ? division.substring(0, 4) : home < SAME_PROVINCE ? division.substring(0, 2) : "";
        Pool pool = pools.get(part.code() + within);
        Pool found = pool != null ? pool : pools.get(part.code());
        return found == null ? -1 : found.draw(Lot.SUPPLIER.unit(who, when));
    }

    /** Nodes with running sums of their weights. */
    static final class Pool {

        private int[] nodes = new int[4];
        private double[] sums = new double[4];
        private int size;

        void add(int node, double weight) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
                sums = Arrays.copyOf(sums, size * 2);
            }
            nodes[size] = node;
            sums[size] = (size == 0 ? 0 : sums[size - 1]) + weight;
            size++;
        }

        int draw(double chance) {
            int at = Arrays.binarySearch(sums, 0, size, chance * sums[size - 1]);
            return nodes[Math.min(size - 1, at < 0 ? -at - 1 : at)];
        }
    }
}
