package org.clearway.app.scenario.chain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.scenario.chain.Product.Takes;

/**
 * Ties the network: for each node and each part it takes, one to twelve suppliers with log-normal shares.
 *
 * <p>On 2 June most buyers of a plant that stands, or that lies behind a barrier, have found others: where it still supplies
 * them, it is the least of four suppliers or more. Only in the slots that are to run short (see {@link WantedLight}) is it most of all.
 * So the network is calm but for the lights that are wanted.
 */
final class Weaving {

    private static final int MOST_SUPPLIERS = 12;
    private static final int TRIES = 4;
    private static final double SPREAD = 0.7;
    private static final double MOST_OF_A_HAMPERED_ONE = 0.12;

    private final Makers makers;
    private final ProductTree tree;
    private final Pools pools;
    private final Roads roads;
    private final Set<Integer> hampered;
    private final Map<Long, WantedLight> wanted = new HashMap<>();
    private final Relations relations = new Relations();

    private Weaving(Makers makers, ProductTree tree, Roads roads, List<WantedLight> lights, Set<Integer> hampered) {
        this.makers = makers;
        this.tree = tree;
        this.pools = new Pools(makers);
        this.roads = roads;
        this.hampered = hampered;
        lights.forEach(light -> wanted.put(key(light.buyerSite(), light.part()), light));
    }

    /** @param hampered numbers of the sites that stand or are limited on the last day */
    static Relations weave(
            Makers makers, ProductTree tree, Roads roads, List<WantedLight> lights, Set<Integer> hampered) {
        Weaving weaving = new Weaving(makers, tree, roads, lights, hampered);
        for (int node = 0; node < makers.size(); node++) {
            for (Takes takes : makers.product(node).takes()) {
                weaving.slot(node, takes);
            }
        }
        return weaving.relations;
    }

    static long key(int site, int part) {
        return (long) site << 16 | part;
    }

    private void slot(int node, Takes takes) {
        double units = makers.dailyUnits(node) * takes.quantity();
        WantedLight light = wanted.get(key(makers.siteOf(node).number(), takes.input()));
        if (light != null) {
            asWanted(node, takes.input(), units, light);
            return;
        }
        int[] suppliers = new int[MOST_SUPPLIERS];
        int count = fill(node, takes.input(), suppliers, suppliersOf(node, takes.input()));
        if (count > 0) {
            double[] shares = shares(node, takes.input(), count, isHampered(suppliers[count - 1], node));
            for (int n = 0; n < count; n++) {
                relations.add(node, suppliers[n], units * shares[n], shares[n]);
            }
        }
    }

    private void asWanted(int node, int part, double units, WantedLight light) {
        double share = light.otherSite() == 0 ? 1 : light.share();
        relations.add(node, makers.nodeOf(light.supplierSite(), part), units * share, share);
        if (share < 1) {
            relations.add(node, makers.nodeOf(light.otherSite(), part), units * (1 - share), 1 - share);
        }
    }

    /** More for large plants. */
    private int suppliersOf(int node, int part) {
        double chance = Lot.SUPPLIERS.unit(node, part);
        double mean = 1.45 + 1.0 * Math.log10(10 + makers.siteOf(node).employees());
        return (int) Math.clamp(1 - Math.log(1 - chance) * mean, 1, MOST_SUPPLIERS);
    }

    /** Draws suppliers until there are enough; a hampered one may only come last, behind three others. */
    private int fill(int node, int part, int[] suppliers, int wantedCount) {
        int count = 0;
        Product product = tree.of(part);
        for (int attempt = 0; attempt < wantedCount * TRIES && count < wantedCount; attempt++) {
            int drawn = pools.draw(product, makers.division(node), node, part * 64L + attempt);
            if (drawn < 0) {
                return count;
            }
            boolean fits =
                    makers.siteOf(drawn).number() != makers.siteOf(node).number() && !contains(suppliers, count, drawn);
            boolean last = count >= 3 && count == wantedCount - 1;
            if (fits && (last || !isHampered(drawn, node))) {
                suppliers[count++] = drawn;
            }
        }
        return count;
    }

    private boolean isHampered(int supplier, int buyer) {
        return hampered.contains(makers.siteOf(supplier).number())
                || roads.isBlocked(makers.division(supplier), makers.division(buyer));
    }

    private static boolean contains(int[] suppliers, int count, int one) {
        for (int n = 0; n < count; n++) {
            if (suppliers[n] == one) {
                return true;
            }
        }
        return false;
    }

    /** Log-normal, the largest first; a hampered one that comes last has little. */
    private static double[] shares(int node, int part, int count, boolean lastHampered) {
        double[] shares = new double[count];
        for (int n = 0; n < count; n++) {
            shares[n] = -Math.exp(SPREAD * Lot.SHARE.normal(node, part * 16L + n));
        }
        Arrays.sort(shares);
        scale(shares, count, 1);
        if (lastHampered && count > 1 && shares[count - 1] > MOST_OF_A_HAMPERED_ONE) {
            scale(shares, count - 1, 1 - MOST_OF_A_HAMPERED_ONE);
            shares[count - 1] = MOST_OF_A_HAMPERED_ONE;
        }
        return shares;
    }

    /** Makes the first {@code count} sum to {@code to}. */
    private static void scale(double[] shares, int count, double to) {
        double sum = 0;
        for (int n = 0; n < count; n++) {
            sum += shares[n];
        }
        for (int n = 0; n < count; n++) {
            shares[n] *= to / sum;
        }
    }
}
