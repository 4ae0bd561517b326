package org.clearway.engine.rank;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cascades side by side in double, eight where vectors have 512 bits, four where they have 256: a firm is one row, which is
 * one vector, so that one link costs one load for all of them, and with 512 bits one cache line.
 *
 * <p>Gather form: a buyer's sums and its maximum live in registers, nothing is scattered. Rows lie outside the heap,
 * aligned to 64 bytes (a Java array starts 16 bytes into a line and every row would touch two). A multiplication and an
 * addition each, never fused, so that the result equals {@link OneLane} bit for bit. Bound by memory: a step reads (links
 * that pass something on + all links) x 64 bytes from cache, and four rows a firm.
 *
 * <p>Memory: up to 256 bytes a firm. One per worker. Loaded only where {@code jdk.incubator.vector} is there.
 */
final class DoubleLanes implements Lanes {
    private static final VectorSpecies<Double> ROW = DoubleVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int WIDTH = ROW.length();
    private static final int ROW_SHIFT = Integer.numberOfTrailingZeros(ROW.vectorByteSize());

    /** Rows of the scratch: the largest rise of each lane, the loss of the buyer at hand, the loss in a slot of its. */
    private static final int MOST = 0;

    private static final int LOSS = 1;
    private static final int SLOT = 2;

    private final Flows flows;
    private final MemorySegment d;
    private final MemorySegment x;
    private final Shock[] shocks = new Shock[WIDTH];
    private final MemorySegment scratch;
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
            d.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane, down);
            u.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) i * WIDTH + lane, up);
        });
    }

    @Override
    public void step() {
        for (int k = 0; k < flows.industrySales.length; k++) {
            passedOn(k);
        }
        scratch.fill((byte) 0);
        down(flows, x, d, scratch);
        up(flows, u, upNext, scratch);
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
        return scratch.getAtIndex(ValueLayout.JAVA_DOUBLE, lane);
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
            double down = d.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
            double up = u.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
            sums[3 * n] += weight * Math.max(down, up);
            sums[3 * n + 1] += weight * down;
            sums[3 * n + 2] += weight * up;
            d.setAtIndex(ValueLayout.JAVA_DOUBLE, at, 0);
            u.setAtIndex(ValueLayout.JAVA_DOUBLE, at, 0);
        }
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

    private void passedOn(int k) {
        int from = flows.industryStart[k];
        int to = flows.industryStart[k + 1];
        losses(from, to, flows.sales, d, scratch, LOSS);
        if (leaves(flows.industrySales[k], scratch)) {
            left(from, to, flows.sales, d, scratch, SLOT);
            exchange(flows.industrySales[k], scratch);
        }
        perAvailable(scratch);
        for (int i = from; i < to; i++) {
            passOn(flows.sales[i], d, i, x, scratch);
        }
    }

    /** Leaves the sum of s_i d_i in a row of the scratch. */
    private static void losses(int from, int to, double[] sales, MemorySegment d, MemorySegment into, int row) {
        DoubleVector sum = DoubleVector.zero(ROW);
        for (int i = from; i < to; i++) {
            sum = sum.add(load(d, i).mul(sales[i]));
        }
        store(sum, into, row);
    }

    /** Turns losses into what an industry has left; true if that is so little in a lane that it must be summed. */
    private static boolean leaves(double sales, MemorySegment scratch) {
        DoubleVector all = DoubleVector.broadcast(ROW, sales);
        DoubleVector left = all.sub(load(scratch, LOSS));
        store(left, scratch, LOSS);
        double bound = Replaceability.SUMMED_BELOW * sales;
        return left.compare(VectorOperators.LT, bound).anyTrue();
    }

    /** Leaves the sum of s_i (1 - d_i) in a row of the scratch. */
    private static void left(int from, int to, double[] sales, MemorySegment d, MemorySegment into, int row) {
        DoubleVector one = DoubleVector.broadcast(ROW, 1);
        DoubleVector sum = DoubleVector.zero(ROW);
        for (int i = from; i < to; i++) {
            sum = sum.add(one.sub(load(d, i)).mul(sales[i]));
        }
        store(sum, into, row);
    }

    /** Puts the direct sum where the difference is small. */
    private static void exchange(double sales, MemorySegment scratch) {
        double bound = Replaceability.SUMMED_BELOW * sales;
        DoubleVector rest = load(scratch, LOSS);
        rest = rest.blend(load(scratch, SLOT), rest.compare(VectorOperators.LT, bound));
        rest.intoMemorySegment(scratch, (long) LOSS << ROW_SHIFT, ORDER);
    }

    private static void perAvailable(MemorySegment scratch) {
        DoubleVector one = DoubleVector.broadcast(ROW, 1);
        DoubleVector left = load(scratch, LOSS);
        left = left.blend(1, left.compare(VectorOperators.LE, Replaceability.NOTHING_LEFT));
        one.div(left).intoMemorySegment(scratch, (long) LOSS << ROW_SHIFT, ORDER);
    }

    private static void passOn(double sales, MemorySegment d, int i, MemorySegment x, MemorySegment scratch) {
        DoubleVector one = DoubleVector.broadcast(ROW, 1);
        store(smaller(load(scratch, LOSS).mul(sales), one).mul(load(d, i)), x, i);
    }

    private static void down(Flows flows, MemorySegment x, MemorySegment d, MemorySegment scratch) {
        int[] supplier = flows.supplier;
        double[] bought = flows.bought;
        for (int j : flows.buyers) {
            int end = flows.helpfulEnd[j];
            gather(flows.severalEnd[j], end, supplier, bought, flows.perPurchase[j], x, scratch, LOSS);
            for (int in = flows.inStart[j]; in < flows.singleEnd[j]; in++) {
                raise(scratch, LOSS, x, supplier[in]);
            }
            int in = flows.singleEnd[j];
            for (int slot = flows.slotStart[j]; slot < flows.slotStart[j + 1]; slot++) {
                gather(in, flows.slotEnd[slot], supplier, bought, flows.perSlot[slot], x, scratch, SLOT);
                raise(scratch, LOSS, scratch, SLOT);
                in = flows.slotEnd[slot];
            }
            finish(scratch, LOSS, d, d, j, scratch);
        }
    }

    private static void up(Flows flows, MemorySegment u, MemorySegment next, MemorySegment scratch) {
        int[] buyer = flows.buyer;
        double[] sold = flows.sold;
        for (int i : flows.suppliers) {
            gather(flows.outStart[i], flows.outEnd[i], buyer, sold, flows.perSale[i], u, next, i);
            finish(next, i, u, next, i, scratch);
        }
    }

    /**
     * Writes the weighted sum of partners' rows to one row. The only loop here that carries vectors: where one carries a
     * maximum or leads into another loop, C2 (JDK 25) allocates them on the heap, at four times the cost.
     */
    private static void gather(
            int from,
            int to,
            int[] partner,
            double[] weight,
            double factor,
            MemorySegment rows,
            MemorySegment into,
            int row) {
        DoubleVector sum = DoubleVector.zero(ROW);
        for (int link = from; link < to; link++) {
            sum = sum.add(load(rows, partner[link]).mul(weight[link]));
        }
        store(sum.mul(factor), into, row);
    }

    /** Raises a row to another where that is higher. */
    private static void raise(MemorySegment rows, int row, MemorySegment others, int other) {
        store(larger(load(rows, row), load(others, other)), rows, row);
    }

    /** Writes the loss, at most 1, to its place, after noting by how much it exceeds the one before. */
    private static void finish(
            MemorySegment losses, int at, MemorySegment before, MemorySegment after, int i, MemorySegment scratch) {
        DoubleVector one = DoubleVector.broadcast(ROW, 1);
        DoubleVector loss = smaller(load(losses, at), one);
        DoubleVector rise = loss.sub(load(before, i));
        store(larger(load(scratch, MOST), rise), scratch, MOST);
        store(loss, after, i);
    }

    private static DoubleVector load(MemorySegment rows, int i) {
        return DoubleVector.fromMemorySegment(ROW, rows, (long) i << ROW_SHIFT, ORDER);
    }

    private static void store(DoubleVector vector, MemorySegment rows, int i) {
        vector.intoMemorySegment(rows, (long) i << ROW_SHIFT, ORDER);
    }

    /** The larger lane by lane; no value is NaN or -0, so that a comparison does what max takes five steps for. */
    private static DoubleVector larger(DoubleVector a, DoubleVector b) {
        return a.blend(b, a.lt(b));
    }

    private static DoubleVector smaller(DoubleVector a, DoubleVector b) {
        return a.blend(b, b.lt(a));
    }
}
