package org.clearway.engine.rank;

/**
 * What scenarios cost, as shares of all weights in 0..1, one entry a scenario; each is written by one worker.
 *
 * <p>The arrays are not copies.
 */
public final class Losses {
    private final double[] loss;
    private final double[] lossDown;
    private final double[] lossUp;
    private final int[] iterations;

    Losses(int scenarios) {
        loss = new double[scenarios];
        lossDown = new double[scenarios];
        lossUp = new double[scenarios];
        iterations = new int[scenarios];
    }

    void set(int scenario, double loss, double lossDown, double lossUp, int iterations) {
        this.loss[scenario] = loss;
        this.lossDown[scenario] = lossDown;
        this.lossUp[scenario] = lossUp;
        this.iterations[scenario] = iterations;
    }

    /** Takes over all entries of another, from {@code position} on. */
    void copy(Losses other, int position) {
        for (int at = 0; at < other.size(); at++) {
            set(position + at, other.loss[at], other.lossDown[at], other.lossUp[at], other.iterations[at]);
        }
    }

    /** The entries at these positions. */
    Losses at(int... positions) {
        Losses some = new Losses(positions.length);
        for (int at = 0; at < positions.length; at++) {
            int from = positions[at];
            some.set(at, loss[from], lossDown[from], lossUp[from], iterations[from]);
        }
        return some;
    }

    /** How many scenarios there are. */
    public int size() {
        return loss.length;
    }

    /** Weighted output lost by the worse of both ways; for a single firm that stops this is its ESRI. */
    public double[] loss() {
        return loss;
    }

    /** Weighted output lost for want of inputs. */
    public double[] lossDown() {
        return lossDown;
    }

    /** Weighted output lost for want of demand. */
    public double[] lossUp() {
        return lossUp;
    }

    /** Steps until nothing moved by more than 0.01. */
    public int[] iterations() {
        return iterations;
    }
}
