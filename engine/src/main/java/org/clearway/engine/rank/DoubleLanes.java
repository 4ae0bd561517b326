package org.clearway.engine.rank;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight cascades side by side in double: a row of 64 bytes a firm, so that one link costs one cache line for all eight.
 *
 * <p>Gather form: a buyer's sums and its maximum live in registers, nothing is scattered. Rows lie outside the heap,
 * aligned to 64 bytes (a Java array starts 16 bytes into a line and every row would touch two). A multiplication and an
 * addition each, never fused, so that the result equals {@link OneLane} bit for bit. Bound by memory: a step reads (links
 * that pass something on + all links) x 64 bytes from cache, and four rows a firm.
 *
 * <p>Memory: 256 bytes a firm. One per worker. Loaded only where {@code jdk.incubator.vector} is there.
 */
final class DoubleLanes implements Lanes {
    private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int WIDTH = 8;
    private static final int ROW_SHIFT = 6;
    private static final int SECOND = 32;

    private final Flows flows;
    private final MemorySegment d;
    private final MemorySegment x;
    private final Shock[] shocks = new Shock[WIDTH];
    private final MemorySegment most;
    private MemorySegment u;
    private MemorySegment upNext;

    DoubleLanes(Flows flows) {
        this.flows = flows;
        Arena arena = Arena.ofAuto();
        long bytes = (long) flows.firms << ROW_SHIFT;
        d = arena.allocate(bytes, 64);
        x = arena.allocate(bytes, 64);
        u = arena.allocate(bytes, 64);
        upNext = arena.allocate(bytes, 64);
        most = arena.allocate(128, 64);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void put(int lane, Frontier frontier, Shock shock) {
        shocks[lane] = shock;
        for (int i = 0; i < flows.firms; i++) {
            d.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane, frontier.d[i]);
            u.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane, frontier.u[i]);
        }
    }

    @Override
    public void step() {
        for (int k = 0; k < flows.industrySales.length; k++) {
            passedOn(flows, k, d, x);
        }
        most.fill((byte) 0);
        down(flows, x, d, most);
        up(flows, u, upNext, most);
        MemorySegment swap = u;
        u = upNext;
        upNext = swap;
        for (int lane = 0; lane < WIDTH; lane++) {
            if (shocks[lane] != null) {
                hold(lane);
            }
        }
    }

    @Override
    public double most(int lane) {
        return most.getAtIndex(ValueLayout.JAVA_DOUBLE, lane);
    }

    @Override
    public void settle(int lane, int scenario, int iterations, double[] weights, Losses losses) {
        double loss = 0;
        double lossDown = 0;
        double lossUp = 0;
        for (int i = 0; i < flows.firms; i++) {
            double down = d.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane);
            double up = u.getAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane);
            loss += weights[i] * Math.max(down, up);
            lossDown += weights[i] * down;
            lossUp += weights[i] * up;
        }
        losses.set(scenario, loss, lossDown, lossUp, iterations);
        shocks[lane] = null;
    }

    private void hold(int lane) {
        Shock shock = shocks[lane];
        for (int n = 0; n < shock.size(); n++) {
            long at = (long) shock.place(n) * WIDTH + lane;
            double share = shock.share(n);
            d.setAtIndex(ValueLayout.JAVA_DOUBLE, at, Math.max(share, d.getAtIndex(ValueLayout.JAVA_DOUBLE, at)));
            u.setAtIndex(ValueLayout.JAVA_DOUBLE, at, Math.max(share, u.getAtIndex(ValueLayout.JAVA_DOUBLE, at)));
        }
    }

    private static void passedOn(Flows flows, int k, MemorySegment d, MemorySegment x) {
        int from = flows.industryStart[k];
        int to = flows.industryStart[k + 1];
        for (int half = 0; half <= SECOND; half += SECOND) {
            DoubleVector losses = DoubleVector.zero(HALF);
            for (int i = from; i < to; i++) {
                losses = losses.add(load(d, i, half).mul(flows.sales[i]));
            }
            DoubleVector available =
                    DoubleVector.broadcast(HALF, flows.industrySales[k]).sub(losses);
            double bound = Replaceability.SUMMED_BELOW * flows.industrySales[k];
            var few = available.compare(VectorOperators.LT, bound);
            if (few.anyTrue()) {
                available = available.blend(left(flows, from, to, d, half), few);
            }
            var none = available.compare(VectorOperators.LE, Replaceability.NOTHING_LEFT);
            DoubleVector perAvailable = DoubleVector.broadcast(HALF, 1).div(available.blend(1, none));
            DoubleVector one = DoubleVector.broadcast(HALF, 1);
            for (int i = from; i < to; i++) {
                DoubleVector sigma = smaller(perAvailable.mul(flows.sales[i]), one);
                sigma.mul(load(d, i, half)).intoMemorySegment(x, ((long) i << ROW_SHIFT) + half, ORDER);
            }
        }
    }

    private static DoubleVector left(Flows flows, int from, int to, MemorySegment d, int half) {
        DoubleVector left = DoubleVector.zero(HALF);
        DoubleVector one = DoubleVector.broadcast(HALF, 1);
        for (int i = from; i < to; i++) {
            left = left.add(one.sub(load(d, i, half)).mul(flows.sales[i]));
        }
        return left;
    }

    private static void down(Flows flows, MemorySegment x, MemorySegment d, MemorySegment most) {
        DoubleVector one = DoubleVector.broadcast(HALF, 1);
        int[] supplier = flows.supplier;
        int firms = flows.firms;
        for (int j = 0; j < firms; j++) {
            essential(flows, x, j, most);
            DoubleVector sum0 = DoubleVector.zero(HALF);
            DoubleVector sum1 = DoubleVector.zero(HALF);
            int end = flows.helpfulEnd[j];
            for (int in = flows.severalEnd[j]; in < end; in++) {
                sum0 = sum0.add(load(x, supplier[in], 0).mul(flows.bought[in]));
                sum1 = sum1.add(load(x, supplier[in], SECOND).mul(flows.bought[in]));
            }
            sum0 = smaller(larger(load(most, 1, 0), sum0.mul(flows.perPurchase[j])), one);
            sum1 = smaller(larger(load(most, 1, SECOND), sum1.mul(flows.perPurchase[j])), one);
            raise(most, sum0.sub(load(d, j, 0)), sum1.sub(load(d, j, SECOND)));
            store(sum0, sum1, d, j);
        }
    }

    /** Leaves what buyer j is short of in its scarcest essential slot in the second row of {@code most}. */
    private static void essential(Flows flows, MemorySegment x, int j, MemorySegment most) {
        int[] supplier = flows.supplier;
        DoubleVector loss0 = DoubleVector.zero(HALF);
        DoubleVector loss1 = DoubleVector.zero(HALF);
        int end = flows.singleEnd[j];
        for (int in = flows.inStart[j]; in < end; in++) {
            loss0 = larger(loss0, load(x, supplier[in], 0));
            loss1 = larger(loss1, load(x, supplier[in], SECOND));
        }
        store(loss0, loss1, most, 1);
        int in = end;
        int lastSlot = flows.slotStart[j + 1];
        for (int slot = flows.slotStart[j]; slot < lastSlot; slot++) {
            DoubleVector sum0 = DoubleVector.zero(HALF);
            DoubleVector sum1 = DoubleVector.zero(HALF);
            end = flows.slotEnd[slot];
            for (; in < end; in++) {
                sum0 = sum0.add(load(x, supplier[in], 0).mul(flows.bought[in]));
                sum1 = sum1.add(load(x, supplier[in], SECOND).mul(flows.bought[in]));
            }
            store(
                    larger(load(most, 1, 0), sum0.mul(flows.perSlot[slot])),
                    larger(load(most, 1, SECOND), sum1.mul(flows.perSlot[slot])),
                    most,
                    1);
        }
    }

    private static void up(Flows flows, MemorySegment u, MemorySegment next, MemorySegment most) {
        DoubleVector one = DoubleVector.broadcast(HALF, 1);
        int[] buyer = flows.buyer;
        double[] sold = flows.sold;
        int firms = flows.firms;
        for (int i = 0; i < firms; i++) {
            DoubleVector sum0 = DoubleVector.zero(HALF);
            DoubleVector sum1 = DoubleVector.zero(HALF);
            int end = flows.outStart[i + 1];
            for (int out = flows.outStart[i]; out < end; out++) {
                sum0 = sum0.add(load(u, buyer[out], 0).mul(sold[out]));
                sum1 = sum1.add(load(u, buyer[out], SECOND).mul(sold[out]));
            }
            sum0 = smaller(sum0.mul(flows.perSale[i]), one);
            sum1 = smaller(sum1.mul(flows.perSale[i]), one);
            raise(most, sum0.sub(load(u, i, 0)), sum1.sub(load(u, i, SECOND)));
            store(sum0, sum1, next, i);
        }
    }

    private static void raise(MemorySegment most, DoubleVector first, DoubleVector second) {
        store(larger(load(most, 0, 0), first), larger(load(most, 0, SECOND), second), most, 0);
    }

    private static DoubleVector load(MemorySegment rows, int i, int half) {
        return DoubleVector.fromMemorySegment(HALF, rows, ((long) i << ROW_SHIFT) + half, ORDER);
    }

    private static void store(DoubleVector first, DoubleVector second, MemorySegment rows, int i) {
        first.intoMemorySegment(rows, (long) i << ROW_SHIFT, ORDER);
        second.intoMemorySegment(rows, ((long) i << ROW_SHIFT) + SECOND, ORDER);
    }

    /** The larger lane by lane; no value is NaN or -0, so that a comparison does what max takes five steps for. */
    private static DoubleVector larger(DoubleVector a, DoubleVector b) {
        return a.blend(b, a.lt(b));
    }

    private static DoubleVector smaller(DoubleVector a, DoubleVector b) {
        return a.blend(b, b.lt(a));
    }
}
