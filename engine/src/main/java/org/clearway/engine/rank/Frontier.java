package org.clearway.engine.rank;

import java.util.Arrays;

/**
 * One cascade as an exact sparse frontier: only firms that have lost something are looked at.
 *
 * <p>A step spreads from every firm with a loss to its partners, in ascending order, so that its sums equal those of a
 * gathering step bit for bit (a term that is 0 changes no sum). It costs as many operations as the firms with a loss
 * have links; when that passes a bound the caller goes on with {@link OneLane} or a lane. Losses, not capacities: d =
 * 1 - hd, u = 1 - hu of the model, one entry a place.
 *
 * <p>Memory: about 60 bytes a firm. One per worker.
 */
final class Frontier {
    final double[] d;
    final double[] u;
    private final Flows flows;
    private final double[] essential;
    private final double[] helpful;
    private final double[] demand;
    private final double[] slotLoss;
    private final int[] slotsHit;
    private final double[] industryLoss;
    private final double[] perAvailable;
    private final long[] downBits;
    private final long[] upBits;
    private final long[] downNext;
    private final long[] upNext;

    Frontier(Flows flows) {
        this.flows = flows;
        int firms = flows.firms;
        d = new double[firms];
        u = new double[firms];
        essential = new double[firms];
        helpful = new double[firms];
        demand = new double[firms];
        slotLoss = new double[flows.slotEnd.length];
        slotsHit = new int[flows.slotEnd.length];
        industryLoss = new double[flows.industrySales.length];
        perAvailable = new double[flows.industrySales.length];
        downBits = new long[(firms + 63) / 64];
        upBits = new long[downBits.length];
        downNext = new long[downBits.length];
        upNext = new long[downBits.length];
    }

    /** Starts a new cascade: d = u = shock. */
    void start(Shock shock) {
        clear(downBits, d);
        clear(upBits, u);
        for (int n = 0; n < shock.size(); n++) {
            int i = shock.place(n);
            if (shock.share(n) > 0) {
                d[i] = shock.share(n);
                u[i] = shock.share(n);
                downBits[i >> 6] |= 1L << i;
                upBits[i >> 6] |= 1L << i;
            }
        }
    }

    /** How many links the next step reads. */
    long activeLinks() {
        long links = 0;
        for (int word = 0; word < downBits.length; word++) {
            for (long bits = downBits[word]; bits != 0; bits &= bits - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(bits);
                links += flows.outEnd[i] - flows.outStart[i];
            }
            for (long bits = upBits[word]; bits != 0; bits &= bits - 1) {
                int j = word << 6 | Long.numberOfTrailingZeros(bits);
                links += flows.inEnd[j] - flows.inStart[j];
            }
        }
        return links;
    }

    /** One step; returns the largest loss of capacity in it. */
    double step(Shock shock) {
        sumIndustries();
        int hits = 0;
        for (int word = 0; word < downBits.length; word++) {
            for (long bits = downBits[word]; bits != 0; bits &= bits - 1) {
                hits = spreadDown(word << 6 | Long.numberOfTrailingZeros(bits), hits);
            }
        }
        for (int word = 0; word < upBits.length; word++) {
            for (long bits = upBits[word]; bits != 0; bits &= bits - 1) {
                spreadUp(word << 6 | Long.numberOfTrailingZeros(bits));
            }
        }
        for (int hit = 0; hit < hits; hit++) {
            int slot = slotsHit[hit];
            int j = flows.slotBuyer[slot];
            essential[j] = Math.max(essential[j], slotLoss[slot] * flows.perSlot[slot]);
            slotLoss[slot] = 0;
        }
        double down = settleDown();
        double up = settleUp();
        shock.hold(d, u);
        return Math.max(down, up);
    }

    /** Adds up the losses: results of {@link Losses} for scenario {@code index}. */
    void settle(double[] weights, Losses losses, int index, int iterations) {
        double loss = 0;
        double lossDown = 0;
        double lossUp = 0;
        for (int word = 0; word < downBits.length; word++) {
            for (long bits = downBits[word] | upBits[word]; bits != 0; bits &= bits - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(bits);
                loss += weights[i] * Math.max(d[i], u[i]);
                lossDown += weights[i] * d[i];
                lossUp += weights[i] * u[i];
            }
        }
        losses.set(index, loss, lossDown, lossUp, iterations);
    }

    /** Takes one firm with its losses. */
    interface Loss {
        void at(int place, double down, double up);
    }

    /** Hands over every firm that may have lost something; all others have not. */
    void forEach(Loss each) {
        for (int word = 0; word < downBits.length; word++) {
            for (long bits = downBits[word] | upBits[word]; bits != 0; bits &= bits - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(bits);
                each.at(i, d[i], u[i]);
            }
        }
    }

    /** Says that d and u were written to by others: from now on every firm counts as touched. */
    void touchAll() {
        Arrays.fill(downBits, -1L);
        if ((flows.firms & 63) != 0) {
            downBits[downBits.length - 1] = (1L << flows.firms) - 1;
        }
        System.arraycopy(downBits, 0, upBits, 0, downBits.length);
    }

    private void sumIndustries() {
        for (int word = 0; word < downBits.length; word++) {
            for (long bits = downBits[word]; bits != 0; bits &= bits - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(bits);
                industryLoss[flows.industryAt[i]] += flows.sales[i] * d[i];
                perAvailable[flows.industryAt[i]] = 0;
            }
        }
    }

    private int spreadDown(int i, int hitsBefore) {
        int k = flows.industryAt[i];
        if (perAvailable[k] == 0) {
            perAvailable[k] = Replaceability.perAvailable(flows, k, industryLoss[k], d);
            industryLoss[k] = 0;
        }
        double x = Math.min(1, flows.sales[i] * perAvailable[k]) * d[i];
        int hits = hitsBefore;
        for (int out = flows.outStart[i]; out < flows.outEnd[i]; out++) {
            int slot = flows.target[out];
            if (slot == Flows.NOTHING) {
                continue;
            }
            int j = flows.buyer[out];
            downNext[j >> 6] |= 1L << j;
            if (slot == Flows.SINGLE) {
                essential[j] = Math.max(essential[j], x);
            } else if (slot == Flows.HELPFUL) {
                helpful[j] += flows.sold[out] * x;
            } else {
                double loss = flows.sold[out] * x;
                if (slotLoss[slot] == 0 && loss > 0) {
                    slotsHit[hits++] = slot;
                }
                slotLoss[slot] += loss;
            }
        }
        return hits;
    }

    private void spreadUp(int j) {
        double loss = u[j];
        for (int in = flows.inStart[j]; in < flows.inEnd[j]; in++) {
            int i = flows.supplier[in];
            upNext[i >> 6] |= 1L << i;
            demand[i] += flows.bought[in] * loss;
        }
    }

    private double settleDown() {
        double most = 0;
        for (int word = 0; word < downBits.length; word++) {
            downBits[word] |= downNext[word];
            downNext[word] = 0;
            for (long bits = downBits[word]; bits != 0; bits &= bits - 1) {
                int j = word << 6 | Long.numberOfTrailingZeros(bits);
                double loss = Math.min(1, Math.max(essential[j], helpful[j] * flows.perPurchase[j]));
                essential[j] = 0;
                helpful[j] = 0;
                most = Math.max(most, loss - d[j]);
                d[j] = loss;
            }
        }
        return most;
    }

    private double settleUp() {
        double most = 0;
        for (int word = 0; word < upBits.length; word++) {
            upBits[word] |= upNext[word];
            upNext[word] = 0;
            for (long bits = upBits[word]; bits != 0; bits &= bits - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(bits);
                double loss = Math.min(1, demand[i] * flows.perSale[i]);
                demand[i] = 0;
                most = Math.max(most, loss - u[i]);
                u[i] = loss;
            }
        }
        return most;
    }

    private static void clear(long[] bits, double[] values) {
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                values[word << 6 | Long.numberOfTrailingZeros(rest)] = 0;
            }
            bits[word] = 0;
        }
    }
}
