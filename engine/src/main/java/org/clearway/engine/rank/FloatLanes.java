package org.clearway.engine.rank;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cascades side by side in float: {@link DoubleLanes} with twice the lanes in the same row, sixteen with vectors of 512 bits.
 *
 * <p>Losses stay within 1e-6 of those in double (measured), their sums are taken in double. A step after which the largest
 * change of a lane is within {@link #doubt} of the bound that ends a cascade is for the caller to repeat in double.
 *
 * <p>Memory: up to 256 bytes a firm, and {@link FloatShares} once. One per worker. Needs {@code jdk.incubator.vector}.
 */
final class FloatLanes implements Lanes {
    private static final VectorSpecies<Float> ROW = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int WIDTH = ROW.length();
    private static final int ROW_SHIFT = Integer.numberOfTrailingZeros(ROW.vectorByteSize());

    /** Rows of the scratch: the largest rise of each lane, the loss of the buyer at hand, the loss in a slot of its. */
    private static final int MOST = 0;

    private static final int LOSS = 1;
    private static final int SLOT = 2;

    /** Errors of single precision grow to about 1e-6 within 20 steps; ten times that is safe and hardly ever met. */
    private static final double DOUBT = 1e-5;

    private final Flows flows;
    private final FloatShares shares;
    private final MemorySegment d;
    private final MemorySegment x;
    private final Shock[] shocks = new Shock[WIDTH];
    private final MemorySegment scratch;
    private MemorySegment u;
    private MemorySegment upNext;

    FloatLanes(Flows flows, FloatShares shares) {
        this.flows = flows;
        this.shares = shares;
        Arena arena = Arena.ofAuto();
        long bytes = (long) flows.firms << ROW_SHIFT;
        d = arena.allocate(bytes, 64);
        x = arena.allocate(bytes, 64);
        u = arena.allocate(bytes, 64);
        upNext = arena.allocate(bytes, 64);
        scratch = arena.allocate(3L << ROW_SHIFT, 64);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void put(int lane, Frontier frontier, Shock shock) {
        shocks[lane] = shock;
        frontier.forEach((i, down, up) -> {
            d.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * WIDTH + lane, (float) down);
            u.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * WIDTH + lane, (float) up);
        });
    }

    @Override
    public void step() {
        for (int k = 0; k < flows.industrySales.length; k++) {
            passedOn(k);
        }
        scratch.fill((byte) 0);
        down(flows, shares.bought, x, d, scratch);
        up(flows, shares.sold, u, upNext, scratch);
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
    public double doubt() {
        return DOUBT;
    }

    @Override
    public double most(int lane) {
        return scratch.getAtIndex(ValueLayout.JAVA_FLOAT, lane);
    }

    @Override
    public void settle(int[] ended, int count, int[] scenario, int[] iterations, double[] weights, Losses losses) {
        double[] sums = new double[3 * count];
        for (int i = 0; i < flows.firms; i++) {
            take(i, ended, count, weights[i], sums);
        }
        for (int n = 0; n < count; n++) {
            int lane = ended[n];
            if (scenario[lane] >= 0) {
                losses.set(scenario[lane], sums[3 * n], sums[3 * n + 1], sums[3 * n + 2], iterations[lane]);
            }
            shocks[lane] = null;
        }
    }

    /** Adds the losses of one firm in the ended lanes to their sums and sets them to 0. */
    private void take(int i, int[] ended, int count, double weight, double[] sums) {
        for (int n = 0; n < count; n++) {
            long at = (long) i * WIDTH + ended[n];
            double down = d.getAtIndex(ValueLayout.JAVA_FLOAT, at);
            double up = u.getAtIndex(ValueLayout.JAVA_FLOAT, at);
            sums[3 * n] += weight * Math.max(down, up);
            sums[3 * n + 1] += weight * down;
            sums[3 * n + 2] += weight * up;
            d.setAtIndex(ValueLayout.JAVA_FLOAT, at, 0);
            u.setAtIndex(ValueLayout.JAVA_FLOAT, at, 0);
        }
    }

    private void hold(int lane) {
        Shock shock = shocks[lane];
        for (int n = 0; n < shock.size(); n++) {
            long at = (long) shock.place(n) * WIDTH + lane;
            float share = (float) shock.share(n);
            d.setAtIndex(ValueLayout.JAVA_FLOAT, at, Math.max(share, d.getAtIndex(ValueLayout.JAVA_FLOAT, at)));
            u.setAtIndex(ValueLayout.JAVA_FLOAT, at, Math.max(share, u.getAtIndex(ValueLayout.JAVA_FLOAT, at)));
        }
    }

    private void passedOn(int k) {
        int from = flows.industryStart[k];
        int to = flows.industryStart[k + 1];
        available(from, to, shares.inIndustry, d, scratch);
        perAvailable(shares.nothingLeft[k], shares.industrySales[k], scratch);
        for (int i = from; i < to; i++) {
            passOn(shares.inIndustry[i], d, i, x, scratch);
        }
    }

    /** Leaves the share of an industry's sales that is still there in a row of the scratch. */
    private static void available(int from, int to, float[] share, MemorySegment d, MemorySegment scratch) {
        FloatVector one = FloatVector.broadcast(ROW, 1);
        FloatVector sum = FloatVector.zero(ROW);
        for (int i = from; i < to; i++) {
            sum = sum.add(one.sub(load(d, i)).mul(share[i]));
        }
        store(sum, scratch, LOSS);
    }

    /** Turns what is left into one over it; where nothing is left, a firm's sales themselves count. */
    private static void perAvailable(float nothing, float sales, MemorySegment scratch) {
        FloatVector one = FloatVector.broadcast(ROW, 1);
        FloatVector left = load(scratch, LOSS);
        FloatVector per = one.div(left).blend(sales, left.compare(VectorOperators.LE, nothing));
        per.intoMemorySegment(scratch, (long) LOSS << ROW_SHIFT, ORDER);
    }

    private static void passOn(float share, MemorySegment d, int i, MemorySegment x, MemorySegment scratch) {
        FloatVector one = FloatVector.broadcast(ROW, 1);
        store(smaller(load(scratch, LOSS).mul(share), one).mul(load(d, i)), x, i);
    }

    private static void down(Flows flows, float[] bought, MemorySegment x, MemorySegment d, MemorySegment scratch) {
        int[] supplier = flows.supplier;
        for (int j : flows.buyers) {
            gather(flows.severalEnd[j], flows.helpfulEnd[j], supplier, bought, x, scratch, LOSS);
            for (int in = flows.inStart[j]; in < flows.singleEnd[j]; in++) {
                raise(scratch, LOSS, x, supplier[in]);
            }
            int in = flows.singleEnd[j];
            for (int slot = flows.slotStart[j]; slot < flows.slotStart[j + 1]; slot++) {
                gather(in, flows.slotEnd[slot], supplier, bought, x, scratch, SLOT);
                raise(scratch, LOSS, scratch, SLOT);
                in = flows.slotEnd[slot];
            }
            finish(scratch, LOSS, d, d, j, scratch);
        }
    }

    private static void up(Flows flows, float[] sold, MemorySegment u, MemorySegment next, MemorySegment scratch) {
        for (int i : flows.suppliers) {
            gather(flows.outStart[i], flows.outEnd[i], flows.buyer, sold, u, next, i);
            finish(next, i, u, next, i, scratch);
        }
    }

    /** Writes the weighted sum of partners' rows to one row; see {@link DoubleLanes} why this loop stands alone. */
    private static void gather(
            int from, int to, int[] partner, float[] share, MemorySegment rows, MemorySegment into, int row) {
        FloatVector sum = FloatVector.zero(ROW);
        for (int link = from; link < to; link++) {
            sum = sum.add(load(rows, partner[link]).mul(share[link]));
        }
        store(sum, into, row);
    }

    /** Raises a row to another where that is higher. */
    private static void raise(MemorySegment rows, int row, MemorySegment others, int other) {
        store(larger(load(rows, row), load(others, other)), rows, row);
    }

    /** Writes the loss, at most 1, to its place, after noting by how much it exceeds the one before. */
    private static void finish(
            MemorySegment losses, int at, MemorySegment before, MemorySegment after, int i, MemorySegment scratch) {
        FloatVector one = FloatVector.broadcast(ROW, 1);
        FloatVector loss = notTiny(smaller(load(losses, at), one));
        FloatVector rise = loss.sub(load(before, i));
        store(larger(load(scratch, MOST), rise), scratch, MOST);
        store(loss, after, i);
    }

    private static FloatVector load(MemorySegment rows, int i) {
        return FloatVector.fromMemorySegment(ROW, rows, (long) i << ROW_SHIFT, ORDER);
    }

    private static void store(FloatVector vector, MemorySegment rows, int i) {
        vector.intoMemorySegment(rows, (long) i << ROW_SHIFT, ORDER);
    }

    /** The larger lane by lane; no value is NaN or -0, so that a comparison does what max takes five steps for. */
    private static FloatVector larger(FloatVector a, FloatVector b) {
        return a.blend(b, a.lt(b));
    }

    /** The same with 0 for what is too small to matter: numbers that fade below float's range cost 100 times as much. */
    private static FloatVector notTiny(FloatVector a) {
        return a.blend(0, a.lt(FloatShares.TINY));
    }

    private static FloatVector smaller(FloatVector a, FloatVector b) {
        return a.blend(b, b.lt(a));
    }
}
