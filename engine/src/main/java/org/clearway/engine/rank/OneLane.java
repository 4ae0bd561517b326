package org.clearway.engine.rank;

import java.util.stream.IntStream;

/**
 * One cascade at a time, gathering: what a single scenario needs, and in plain scalar code what every machine can do.
 *
 * <p>It goes on in the frontier's own arrays. A step reads every link that passes something on twice.
 */
final class OneLane implements Lanes {
    /** Firms below which a step is not worth dividing among threads. */
    private static final int FIRMS_A_PART = 4096;

    private final Flows flows;
    private final Pass pass;
    private final int parts;
    private final double[] x;
    private final double[] upNext;
    private Frontier frontier;
    private Shock shock;
    private double most;

    OneLane(Flows flows) {
        this(flows, new ScalarPass(flows), 1);
    }

    /** One cascade whose steps are divided into parts for the common pool; the bits depend neither on how many nor on the pass. */
    OneLane(Flows flows, Pass pass, int threads) {
        this.flows = flows;
        this.pass = pass;
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
        most = inParts(pass.units(), (from, to) -> Math.max(pass.down(from, to, x, d), pass.up(from, to, u, upNext)));
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
}
