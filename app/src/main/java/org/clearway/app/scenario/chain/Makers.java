package org.clearway.app.scenario.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;

/**
 * The nodes: sites and what they make, by index from 0, held as columns. A large site of a trade with several products makes
 * two; whoever the plan of lights names makes what it says besides.
 */
final class Makers {

    private static final int TWO_PRODUCTS_FROM = 700;
    private static final double SHARE_OF_FIRST = 0.6;
    private static final double DAYS = 365;

    private final ProductTree tree;
    private final List<ScenarioSite> sites;
    private int size;
    private int[] site = new int[1 << 17];
    private int[] part = new int[1 << 17];
    private double[] dailyUnits = new double[1 << 17];
    private final int[] firstOfSite;
    private final boolean[] reporting;

    Makers(Spring2022 spring, ProductTree tree, Map<Integer, Set<Integer>> named) {
        this.tree = tree;
        this.sites = spring.sites().toList();
        this.firstOfSite = new int[sites.size() + 1];
        this.reporting = new boolean[sites.size()];
        Map<Integer, Firm> firms = new HashMap<>();
        spring.enterprises().forEach(one -> firms.put(one.number(), Firm.of(one)));
        for (int s = 0; s < sites.size(); s++) {
            ScenarioSite one = sites.get(s);
            Firm firm = firms.get(one.enterprise());
            reporting[s] = one.reporting();
            firstOfSite[s] = size;
            if (firm != null) {
                addAll(s, one, firm, named.getOrDefault(one.number(), Set.of()));
            }
        }
        firstOfSite[sites.size()] = size;
    }

    private void addAll(int s, ScenarioSite one, Firm firm, Set<Integer> named) {
        List<Product> may = tree.madeBy(firm.industry());
        if (may.isEmpty()) {
            return;
        }
        Set<Integer> makes = new TreeSet<>(named);
        if (makes.isEmpty()) {
            makes.add(may.get(Lot.PART.below(one.number(), 0, may.size())).id());
            if (one.employees() >= TWO_PRODUCTS_FROM) {
                makes.add(may.get(Lot.PART.below(one.number(), 1, may.size())).id());
            }
        }
        double outputYuan = firm.revenue10k() * 1e4 * one.employees() / firm.employees() / DAYS;
        List<Integer> inOrder = new ArrayList<>(makes);
        for (int i = 0; i < inOrder.size(); i++) {
            double share =
                    inOrder.size() == 1 ? 1 : i == 0 ? SHARE_OF_FIRST : (1 - SHARE_OF_FIRST) / (inOrder.size() - 1);
            add(
                    s,
                    inOrder.get(i),
                    Math.max(1, outputYuan) * share / tree.of(inOrder.get(i)).unitYuan());
        }
    }

    private void add(int s, int product, double units) {
        if (size == site.length) {
            site = java.util.Arrays.copyOf(site, size * 2);
            part = java.util.Arrays.copyOf(part, size * 2);
            dailyUnits = java.util.Arrays.copyOf(dailyUnits, size * 2);
        }
        site[size] = s;
        part[size] = product;
        dailyUnits[size++] = units;
    }

    private record Firm(String industry, int revenue10k, int employees) {

        static Firm of(ScenarioEnterprise one) {
            return new Firm(one.industry(), one.revenue10k(), Math.max(1, one.employees()));
        }
    }

    int size() {
        return size;
    }

    int sites() {
        return sites.size();
    }

    ScenarioSite siteOf(int node) {
        return sites.get(site[node]);
    }

    ScenarioSite site(int index) {
        return sites.get(index);
    }

    Product product(int node) {
        return tree.of(part[node]);
    }

    /** Units a calendar day that it makes in normal times. */
    double dailyUnits(int node) {
        return dailyUnits[node];
    }

    String division(int node) {
        return siteOf(node).division();
    }

    boolean reports(int node) {
        return reporting[site[node]];
    }

    /** The nodes of a site, by its index. */
    IntStream ofSite(int index) {
        return IntStream.range(firstOfSite[index], firstOfSite[index + 1]);
    }

    /** The node of a site that makes a part, by the site's number. */
    int nodeOf(int siteNumber, int product) {
        return ofSite(siteNumber - 1)
                .filter(node -> part[node] == product)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Site " + siteNumber + " does not make "
                        + tree.of(product).code()));
    }
}
