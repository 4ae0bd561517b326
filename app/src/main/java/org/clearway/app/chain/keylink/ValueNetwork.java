package org.clearway.app.chain.keylink;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/**
 * The network of enterprises and values that a ranking needs, made out of the one of sites and products.
 *
 * <p>A firm is an enterprise with all its sites; its industry is the product that it makes most of by value; a link is what it
 * sells to another, in yuan a year, all products together. An input is essential where the product tree says so of the two
 * main products, else helpful. What an enterprise delivers to itself is no link; suppliers that are only named are left out.
 */
public final class ValueNetwork {

    private final ChainNetwork chain;
    private final long[] enterprises;
    private final int[] firmOf;
    private final int[] mainNode;
    private final double[] output;

    ValueNetwork(ChainNetwork chain) {
        this.chain = chain;
        int nodes = chain.nodeIds().length;
        firmOf = new int[nodes];
        mainNode = new int[nodes];
        output = new double[nodes];
        long[] found = new long[nodes];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int node = 0; node < nodes; node++) {
            long owner = chain.owners()[node];
            Integer known = owner == 0 ? Integer.valueOf(-1) : numbers.get(owner);
            int firm = known == null ? numbers.size() : known;
            firmOf[node] = firm;
            if (firm < 0) {
                continue;
            }
            if (known == null) {
                numbers.put(owner, firm);
                found[firm] = owner;
                mainNode[firm] = node;
            }
            output[firm] += chain.yuanADay(node);
            mainNode[firm] = chain.yuanADay(node) > chain.yuanADay(mainNode[firm]) ? node : mainNode[firm];
        }
        enterprises = Arrays.copyOf(found, numbers.size());
    }

    int size() {
        return enterprises.length;
    }

    long enterprise(int firm) {
        return enterprises[firm];
    }

    /** The node of its largest product. */
    int mainNode(int firm) {
        return mainNode[firm];
    }

    /** What each sells on a day, in yuan, to households and abroad too: the weights of losses. */
    double[] weights() {
        return Arrays.copyOf(output, enterprises.length);
    }

    /** The volumes as they are said. */
    Network asSaid() {
        return build(null, 0);
    }

    /** Every volume multiplied by a log-normal factor of mean 1; {@code spread} is the deviation of its logarithm. */
    Network uncertain(RandomGenerator chance, double spread) {
        return build(chance, spread);
    }

    private Network build(@org.jspecify.annotations.Nullable RandomGenerator chance, double spread) {
        NetworkBuilder builder = new NetworkBuilder();
        for (int firm = 0; firm < enterprises.length; firm++) {
            builder.firm(Long.toString(enterprises[firm]), product(firm), 0, 0);
        }
        Set<Long> classed = new HashSet<>();
        var links = chain.network().links();
        for (int link = 0; link < links.size(); link++) {
            int supplier = links.supplier()[link];
            int from = firmOf[supplier];
            int to = firmOf[links.buyer()[link]];
            double factor = chance == null ? 1 : Math.exp(spread * chance.nextGaussian() - spread * spread / 2);
            double yuan = links.volume()[link] * chain.yuan()[chain.network().industry()[supplier]] * factor;
            if (from >= 0 && to >= 0 && from != to && yuan > 0) {
                builder.link(from, to, yuan);
                if (classed.add((long) industry(from) << 32 | industry(to))) {
                    builder.inputClass(product(from), product(to), level(industry(from), industry(to)));
                }
            }
        }
        return builder.build();
    }

    private int industry(int firm) {
        return chain.network().industry()[mainNode[firm]];
    }

    private String product(int firm) {
        return Long.toString(chain.parts()[industry(firm)]);
    }

    private int level(int from, int to) {
        return chain.network().classes().level(from, to) == Classes.ESSENTIAL ? Classes.ESSENTIAL : Classes.HELPFUL;
    }
}
