package org.clearway.engine.generator;

import java.util.SplittableRandom;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Freezing;
import org.clearway.engine.network.Ids;
import org.clearway.engine.network.LinkRows;
import org.clearway.engine.network.Network;

/**
 * Networks that look like those of real firms: few hubs and many small firms, volumes over six powers of ten.
 *
 * <p>Sizes follow a Pareto law with exponent 1.3, capped at the root of the number of firms; both ends of a link are
 * drawn in proportion to size, so that degrees are scale-free. Volumes are log-normal (sigma 1.5) times the root of both
 * sizes. 600 industries of uneven size; of the ordered pairs of industries 15 % are essential, 35 % helpful, the rest
 * negligible, by a hash of the pair. Acyclic networks rank the industries and let links go to higher ones only.
 * Everything follows from the seed: the same arguments give the same network on every machine.
 *
 * <p>Time: about 0.3 microseconds a link. Source of the shapes: L. Bacilieri, A. Borsos, P. Astudillo-Estevez, F. Lafond,
 * Firm-level production networks: what do we (really) know? INET Oxford Working Paper 2023-08.
 */
public final class Generator {
    /** How many industries there are, if there are that many firms. */
    public static final int INDUSTRIES = 600;

    private static final double PARETO = 1.3;
    private static final double SIGMA = 1.5;
    private static final double MEAN_VOLUME = 10_000;
    private static final double ESSENTIAL_PART = 0.15;
    private static final double HELPFUL_PART = 0.35;
    private static final double FINAL_DEMAND_PART = 0.3;
    private static final int DRAWS = 1000;

    private final int firms;
    private final int industries;
    private final boolean acyclic;
    private final SplittableRandom random;
    private final long classSeed;
    private final double[] size;
    private final int[] industry;
    private final Alias alias;

    private Generator(int firms, long seed, boolean acyclic) {
        this.firms = firms;
        this.acyclic = acyclic;
        industries = Math.min(INDUSTRIES, firms);
        random = new SplittableRandom(seed);
        classSeed = random.nextLong();
        size = new double[firms];
        industry = new int[firms];
        double cap = Math.sqrt(firms);
        for (int i = 0; i < firms; i++) {
            size[i] = Math.min(cap, StrictMath.pow(1 - random.nextDouble(), -1 / PARETO));
            double draw = random.nextDouble();
            industry[i] = i < industries ? i : (int) (draw * draw * industries);
        }
        alias = new Alias(size);
    }

    /**
     * Makes a network with ids 0, 1, ...
     *
     * @param firms how many firms, at least 2
     * @param links how many links, pairs that are drawn twice counting once; at most a quarter of all pairs
     * @param seed any number; the same gives the same network
     * @param acyclic whether links go to industries of higher rank only, as products do along a product tree
     * @throws IllegalArgumentException if there cannot be such a network
     */
    public static Network generate(int firms, int links, long seed, boolean acyclic) {
        if (firms < 2 || links < 0 || links > (long) firms * (firms - 1) / 4) {
            throw new IllegalArgumentException("A network has at least 2 firms and at most a quarter of all pairs as"
                    + " links; not " + firms + " firms and " + links + " links");
        }
        return new Generator(firms, seed, acyclic).network(links);
    }

    private Network network(int links) {
        LinkRows rows = new LinkRows();
        LinkSet drawn = new LinkSet(links);
        double[] sold = new double[firms];
        for (int link = 0; link < links; link++) {
            long pair = newPair(drawn);
            int supplier = (int) (pair >>> 32);
            int buyer = (int) pair;
            double volume = MEAN_VOLUME * Math.sqrt(size[supplier] * size[buyer]) * StrictMath.exp(SIGMA * normal());
            rows.add(supplier, buyer, volume, 1);
            sold[supplier] += volume;
        }
        double[] finalDemand = new double[firms];
        double[] invDays = new double[firms];
        for (int i = 0; i < firms; i++) {
            finalDemand[i] = (sold[i] * FINAL_DEMAND_PART + MEAN_VOLUME) * random.nextDouble();
            invDays[i] = Math.rint((2 + 18 * random.nextDouble()) * 10) / 10;
        }
        Ids industryIds = Ids.numbered(industries);
        return Freezing.freeze(Ids.numbered(firms), industryIds, industry, finalDemand, invDays, classes(), rows);
    }

    private long newPair(LinkSet drawn) {
        for (int draw = 0; draw < DRAWS; draw++) {
            int a = alias.draw(random);
            int b = alias.draw(random);
            boolean turn = acyclic && industry[a] > industry[b];
            long pair = turn ? (long) b << 32 | a : (long) a << 32 | b;
            if (a != b && !(acyclic && industry[a] == industry[b]) && drawn.add(pair)) {
                return pair;
            }
        }
        throw new IllegalArgumentException("No further link could be drawn; fewer links would fit " + firms + " firms");
    }

    private Classes classes() {
        int[] from = new int[industries * industries];
        int[] to = new int[industries * industries];
        byte[] level = new byte[industries * industries];
        int rows = 0;
        for (int k = 0; k < industries; k++) {
            for (int l = 0; l < industries; l++) {
                byte drawn = classOf(k, l);
                if (drawn != Classes.NEGLIGIBLE) {
                    from[rows] = k;
                    to[rows] = l;
                    level[rows++] = drawn;
                }
            }
        }
        return Classes.of(
                java.util.Arrays.copyOf(from, rows),
                java.util.Arrays.copyOf(to, rows),
                java.util.Arrays.copyOf(level, rows));
    }

    private byte classOf(int k, int l) {
        double draw = new SplittableRandom(classSeed + (long) k * INDUSTRIES + l).nextDouble();
        if (draw < ESSENTIAL_PART) {
            return Classes.ESSENTIAL;
        }
        return draw < ESSENTIAL_PART + HELPFUL_PART ? Classes.HELPFUL : Classes.NEGLIGIBLE;
    }

    /** A standard normal draw by the polar method, in strict arithmetic, so that all machines agree. */
    private double normal() {
        while (true) {
            double a = 2 * random.nextDouble() - 1;
            double b = 2 * random.nextDouble() - 1;
            double r = a * a + b * b;
            if (r > 0 && r < 1) {
                return a * StrictMath.sqrt(-2 * StrictMath.log(r) / r);
            }
        }
    }
}
