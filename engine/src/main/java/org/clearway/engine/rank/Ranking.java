package org.clearway.engine.rank;

import java.util.Arrays;
import java.util.List;
import org.clearway.engine.Progress;
import org.clearway.engine.network.Network;

/**
 * Whose stop costs most: the economic systemic risk index (ESRI) of firms, and the losses of any scenario.
 *
 * <p><b>Quantities.</b> W_ij yearly volume of link i to j; s_i = sum_j W_ij sales; z_j = sum_i W_ij purchases, negligible
 * ones too; Z_jk purchases of j from industry k; S_k sales of industry k; psi_i in [0,1] the capacity that remains. Shares,
 * without unit: downstream Ld_ij = W_ij / Z_jk (k the industry of i) for essential inputs, W_ij / z_j for helpful ones, 0
 * for negligible ones; upstream Lu_ij = W_ij / s_i.
 *
 * <p><b>Cascade</b>, synchronous, from hd = hu = psi:
 *
 * <pre>
 *   sigma_i = min(1, s_i / A_k),  A_k = sum over firms in k of s_i hd_i  (up to 1e-10: 1)     replaceability
 *   D_jk    = sum over i in k of Ld_ij sigma_i (1 - hd_i)
 *   hd_j'   = max(0, min(psi_j, 1 - max over essential k of D_jk, 1 - sum over helpful k of D_jk))
 *   hu_i'   = max(0, min(psi_i, 1 - sum_j Lu_ij (1 - hu_j)))
 * </pre>
 *
 * until no value fell by more than 0.01 in a step. Loss = sum_i w_i (1 - min(hd_i, hu_i)), weights w = s / sum s unless
 * others are given; the ESRI of a firm is the loss when it alone stops (psi = 0).
 *
 * <p><b>Cost</b>: O(links) a step and scenario, 4 to 20 steps. Memory: 28 bytes a link, and 300 to 400 a firm and thread.
 * <b>Limits</b>: prices and new links do not exist in the model; a firm without sales passes nothing downstream.
 * Results do not depend on the number of threads, bit for bit; those in double neither on the kernel.
 *
 * <p>Sources: [1] C. Diem, A. Borsos, T. Reisch, J. Kertész, S. Thurner, Quantifying firm-level economic systemic risk
 * from nation-wide supply networks, Sci. Rep. 12:7719 (2022). [2] The authors' published code, for A_k up to 1e-10 and the
 * rule that ends a cascade.
 */
public final class Ranking {
    /** By how much single precision may misjudge the difference of two losses. */
    private static final double FLOAT_DIFFERENCE = 4e-6;

    /** Fewer cascades than this run one after the other, each on all threads: rows would be nearly empty. */
    private static final int FEW = 4;

    private final Flows flows;
    private final FewAtATime few;
    private final double[] weights;
    private final int threads;
    private final Kernel kernel;
    private final Progress progress;

    private Ranking(Flows flows, FewAtATime few, double[] weights, int threads, Kernel kernel, Progress progress) {
        this.flows = flows;
        this.few = few;
        this.weights = weights;
        this.threads = threads;
        this.kernel = kernel;
        this.progress = progress;
    }

    /** A ranking in double, weighted by sales, on all cores, watched by nobody. */
    public static Ranking of(Network network) {
        Flows flows = Flows.of(network);
        int cores = Runtime.getRuntime().availableProcessors();
        return new Ranking(flows, new FewAtATime(flows), flows.salesShares(), cores, Kernel.fastest(), Progress.NONE);
    }

    /**
     * The same with other weights, such as value added or jobs.
     *
     * @param weights weight of each firm, by number, 0 or more; they are divided by their sum
     * @throws IllegalArgumentException if there is not one for each firm, one is negative, or their sum is 0 or infinite
     */
    public Ranking weighted(double[] weights) {
        if (weights.length != flows.firms) {
            throw new IllegalArgumentException(weights.length + " weights for " + flows.firms + " firms");
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("A weight is 0 or more, not " + weight);
            }
            sum += weight;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weights sum to " + sum + "; they should sum to more than 0");
        }
        double[] shares = new double[flows.firms];
        for (int place = 0; place < flows.firms; place++) {
            shares[place] = weights[flows.firmAt[place]] / sum;
        }
        return new Ranking(flows, few, shares, threads, kernel, progress);
    }

    /** The same on this many threads, at least 1. */
    public Ranking onThreads(int threads) {
        return new Ranking(flows, few, weights, Math.max(1, threads), kernel, progress);
    }

    /** The same, reporting its progress. */
    public Ranking watchedBy(Progress progress) {
        return new Ranking(flows, few, weights, threads, kernel, progress);
    }

    /**
     * The same in single precision where the machine has vectors of 256 bits: about twice as fast, losses within 1e-6.
     * A cascade that single precision might end a step too early or late is done again in double.
     */
    public Ranking inFloat() {
        return with(kernel == Kernel.DOUBLE_ROWS ? Kernel.FLOAT_ROWS : kernel);
    }

    /** The same with this kernel. */
    Ranking with(Kernel kernel) {
        return new Ranking(flows, few, weights, threads, kernel, progress);
    }

    /** The losses when each firm stops alone, by firm number: {@link Losses#loss} is the ESRI. */
    public Losses all() {
        return run(index -> Shock.stop(flows.placeOf[index]), flows.firms);
    }

    /**
     * The losses when each of these firms stops alone, in their order.
     *
     * @throws IndexOutOfBoundsException if a number names no firm
     */
    public Losses of(int... firms) {
        return run(index -> Shock.stop(flows.placeOf[firms[index]]), firms.length);
    }

    /** The losses of each scenario, in their order. */
    public Losses scenarios(List<Scenario> scenarios) {
        return run(index -> scenarios.get(index).at(flows.placeOf), scenarios.size());
    }

    /**
     * The firms whose stop costs most.
     *
     * <p>{@link Screening} orders all firms; exact cascades follow in that order until enough of them brought no newcomer into
     * the top, as {@link ShortList} decides. In double they run in single precision first, and only who may be of the
     * top runs again. The losses are exact; that no firm is missed is very likely, not proven.
     *
     * @param n how many, at least 1; all if there are fewer
     */
    public Top top(int n) {
        int[] order = Screening.order(flows, weights, threads);
        int wanted = Math.min(n, flows.firms);
        Losses losses = new Losses(flows.firms);
        ShortList list = new ShortList(order, losses, wanted);
        Kernel quick = kernel == Kernel.DOUBLE_ROWS ? Kernel.FLOAT_ROWS : kernel;
        new Cascades(flows, weights, at -> Shock.stop(flows.placeOf[order[at]]), losses, progress, list::enough)
                .run(threads, quick.lanes(flows), Kernel.frontierLinks(flows));
        int[] best = list.top();
        if (quick == kernel) {
            return new Top(firmsAt(order, best), losses.at(best), list.verified());
        }
        double bar = losses.loss()[best[wanted - 1]] - FLOAT_DIFFERENCE;
        int[] near = java.util.stream.IntStream.range(0, list.verified())
                .filter(at -> losses.loss()[at] >= bar)
                .toArray();
        int[] firms = firmsAt(order, near);
        Losses exact = of(firms);
        int[] top = Arrays.copyOf(Screening.byLoss(firms, exact.loss(), firms.length), wanted);
        return new Top(firmsAt(firms, top), exact.at(top), list.verified());
    }

    private static int[] firmsAt(int[] firms, int[] positions) {
        return Arrays.stream(positions).map(at -> firms[at]).toArray();
    }

    private Losses run(java.util.function.IntFunction<Shock> shocks, int count) {
        Cascades cascades = new Cascades(flows, weights, shocks, count, progress);
        return count < FEW
                ? few.run(threads, cascades)
                : cascades.run(threads, kernel.lanes(flows), Kernel.frontierLinks(flows));
    }
}
