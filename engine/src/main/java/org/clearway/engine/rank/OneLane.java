package org.clearway.engine.rank;

import java.util.stream.IntStream;

/**
 * One cascade at a time in plain scalar code, gathering: what every machine can do, and what a single scenario needs.
 *
 * <p>It goes on in the frontier's own arrays. A step reads every link that passes something on twice, about 1 ns each
 * while a value per firm fits into the second-level cache.
 */
final class OneLane implements Lanes {
    /** Firms below which a step is not worth dividing among threads. */
    private static final int FIRMS_A_PART = 4096;

    private final Flows flows;
    private final int parts;
    private final double[] x;
    private final double[] upNext;
    private Frontier frontier;
    private Shock shock;
    private double most;

    OneLane(Flows flows) {
        this(flows, 1);
    }

    /** One cascade whose steps are divided into parts for the common pool; the bits do not depend on how many. */
    OneLane(Flows flows, int threads) {
        this.flows = flows;
        parts = threads == 1 ? 1 : Math.max(1, Math.min(threads * 4, flows.firms / FIRMS_A_PART));
        x = new double[flows.firms];
        upNext = new double[flows.firms];
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void put(int lane, Frontier frontier, Shock shock) {
        this.frontier = frontier;
        this.shock = shock;
    }

    @Override
    public void step() {
        double[] d = frontier.d;
        double[] u = frontier.u;
        inParts(flows.industrySales.length, (from, to) -> {
            passedOn(flows, from, to, d, x);
            return 0;
        });
        most = inParts(
                flows.firms, (from, to) -> Math.max(down(flows, from, to, x, d), up(flows, from, to, u, upNext)));
        System.arraycopy(upNext, 0, u, 0, flows.firms);
        shock.hold(d, u);
    }

    private double inParts(int count, IntToDoubleBinary work) {
        if (parts == 1) {
            return work.apply(0, count);
        }
        return IntStream.range(0, parts)
                .parallel()
                .mapToDouble(
                        part -> work.apply((int) ((long) part * count / parts), (int) ((part + 1L) * count / parts)))
                .max()
                .orElse(0);
    }

    private interface IntToDoubleBinary {
        double apply(int from, int to);
    }

    @Override
    public double most(int lane) {
        return most;
    }

    @Override
    public void settle(int[] ended, int count, int[] scenario, int[] iterations, double[] weights, Losses losses) {
        frontier.touchAll();
        frontier.settle(weights, losses, scenario[0], iterations[0]);
    }

    /** x_i = sigma_i d_i for the firms of industries {@code [from, to)}. */
    static void passedOn(Flows flows, int from, int to, double[] d, double[] x) {
        for (int k = from; k < to; k++) {
            double losses = 0;
            for (int i = flows.industryStart[k]; i < flows.industryStart[k + 1]; i++) {
                losses += flows.sales[i] * d[i];
            }
            double perAvailable = losses == 0 ? 0 : Replaceability.perAvailable(flows, k, losses, d);
            for (int i = flows.industryStart[k]; i < flows.industryStart[k + 1]; i++) {
                x[i] = Math.min(1, flows.sales[i] * perAvailable) * d[i];
            }
        }
    }

    /** Replaces d of the buyers number {@code [from, to)} in the loops' order by what x leaves them short of; returns the largest rise. */
    static double down(Flows flows, int from, int to, double[] x, double[] d) {
        double most = 0;
        for (int n = from; n < to; n++) {
            int j = flows.buyers[n];
            double loss = 0;
            int in = flows.inStart[j];
            for (; in < flows.singleEnd[j]; in++) {
                loss = Math.max(loss, x[flows.supplier[in]]);
            }
            for (int slot = flows.slotStart[j]; slot < flows.slotStart[j + 1]; slot++) {
                double sum = 0;
                for (; in < flows.slotEnd[slot]; in++) {
                    sum += flows.bought[in] * x[flows.supplier[in]];
                }
                loss = Math.max(loss, sum * flows.perSlot[slot]);
            }
            double sum = 0;
            for (; in < flows.helpfulEnd[j]; in++) {
                sum += flows.bought[in] * x[flows.supplier[in]];
            }
            loss = Math.min(1, Math.max(loss, sum * flows.perPurchase[j]));
            most = Math.max(most, loss - d[j]);
            d[j] = loss;
        }
        return most;
    }

    /** Writes to {@code next} how much demand the suppliers number {@code [from, to)} in the loops' order lose; returns the largest rise. */
    static double up(Flows flows, int from, int to, double[] u, double[] next) {
        double most = 0;
        for (int n = from; n < to; n++) {
            int i = flows.suppliers[n];
            double sum = 0;
            for (int out = flows.outStart[i]; out < flows.outEnd[i]; out++) {
                sum += flows.sold[out] * u[flows.buyer[out]];
            }
            double loss = Math.min(1, sum * flows.perSale[i]);
            most = Math.max(most, loss - u[i]);
            next[i] = loss;
        }
        return most;
    }
}
