package org.clearway.engine.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/**
 * A small seeded network and what may happen to it: cycles, isolated nodes, nodes nobody buys from, one-node industries,
 * duplicated links, lags, closures, blocked links, counted stocks, goods on the road.
 */
public final class RandomWorld {
    private static final int[][] CLASSES = {{0, 1, 2, 2}, {2, 2, 2, 2}};

    public final Random random;
    public final int nodes;
    private final List<double[]> firms = new ArrayList<>();
    private final List<double[]> links = new ArrayList<>();
    private final List<int[]> classes = new ArrayList<>();
    private final Map<Long, Double> lagOf = new HashMap<>();
    private final int industries;

    public RandomWorld(long seed) {
        this(seed, 3 + new Random(seed).nextInt(30), true);
    }

    /** A world of this size; without lags every link takes a day. */
    public RandomWorld(long seed, int nodes, boolean lags) {
        this.random = new Random(seed);
        this.nodes = nodes;
        this.industries = 1 + random.nextInt(Math.min(40, nodes));
        for (int i = 0; i < nodes; i++) {
            double demand = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 1000;
            firms.add(new double[] {random.nextInt(industries), demand, random.nextInt(3) * 5 * random.nextDouble()});
        }
        int wanted = random.nextInt(4 * nodes);
        for (int k = 0; k < wanted; k++) {
            link(random.nextInt(nodes), random.nextInt(nodes), lags && random.nextInt(3) == 0);
        }
        for (int from = 0; from < industries; from++) {
            for (int to = 0; to < industries; to++) {
                classes.add(new int[] {from, to, CLASSES[random.nextInt(2)][random.nextInt(4)]});
            }
        }
    }

    private void link(int supplier, int buyer, boolean slow) {
        if (supplier == buyer) {
            return;
        }
        double lag = slow ? 2 + (supplier * 7 + buyer) % 8 : 1;
        double volume = Math.exp(random.nextGaussian() * 2) * 100;
        lag = lagOf.merge((long) supplier << 32 | buyer, lag, (before, now) -> before);
        links.add(new double[] {supplier, buyer, volume, lag});
    }

    public Network network() {
        return network(i -> i);
    }

    /** The same network with its nodes entered in another order: the id of node i stays "n i". */
    public Network network(IntUnaryOperator order) {
        NetworkBuilder builder = new NetworkBuilder();
        int[] number = new int[nodes];
        for (int at = 0; at < nodes; at++) {
            int i = order.applyAsInt(at);
            double[] firm = firms.get(i);
            number[i] = builder.firm("n" + i, "k" + (int) firm[0], firm[1], firm[2]);
        }
        for (double[] link : links) {
            builder.link(number[(int) link[0]], number[(int) link[1]], link[2], (int) link[3]);
        }
        for (int[] row : classes) {
            builder.inputClass("k" + row[0], "k" + row[1], row[2]);
        }
        return builder.build();
    }

    /** Closed and throttled nodes; some rows overlap. */
    public DatedShares closures(int days) {
        return rows(random.nextInt(4), nodes, days, 1.5);
    }

    /** Blocked and half-open links. */
    public DatedShares blocked(Network network, int days) {
        return rows(
                network.links().size() == 0 ? 0 : random.nextInt(5),
                network.links().size(),
                days,
                1);
    }

    private DatedShares rows(int rows, int targets, int days, double most) {
        int[] target = new int[rows];
        int[] from = new int[rows];
        int[] to = new int[rows];
        double[] share = new double[rows];
        for (int row = 0; row < rows; row++) {
            target[row] = random.nextInt(targets);
            from[row] = 1 + random.nextInt(days);
            to[row] = from[row] + random.nextInt(days);
            share[row] = random.nextBoolean() ? 0 : random.nextDouble() * most;
        }
        return DatedShares.of(target, from, to, share);
    }

    /** Counted stocks and goods on the road. */
    public Opening opening(Network network, Rules rules) {
        StockTaking taking = new StockTaking(network, rules);
        for (int link = 0; link < network.links().size(); link++) {
            if (random.nextInt(5) == 0) {
                double quantity = random.nextDouble() * network.links().volume()[link] / 100;
                taking.transit(link, quantity, 1 + random.nextInt(12));
            }
        }
        for (int q = 0; q < network.slots().size(); q++) {
            if (random.nextInt(4) == 0) {
                taking.stock(q, random.nextDouble() * 20, 1 + random.nextDouble());
            }
        }
        return taking.opening();
    }

    /** Everything at once. */
    public Assumptions trouble(Network network, int days, Rules rules) {
        return Assumptions.calm(network, days, rules)
                .closing(closures(days))
                .blocking(blocked(network, days))
                .openingWith(opening(network, rules));
    }
}
