package org.clearway.engine.rank;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of a step over {@link Slices}, by window: eight rows at a time, products rounded before they are added, so that
 * the bits are those of {@link ScalarPass}. Memory: about 24 bytes a link. Shared by all threads, each with windows of its own.
 */
final class SlicedPass implements Pass {
    private static final int ROUNDS_TO_COMPILE = 60;
    private static final VectorSpecies<Double> EIGHT = DoubleVector.SPECIES_512;

    private final Slices single;
    private final Slices several;
    private final Slices helpful;
    private final Slices sales;
    private final int firms;

    SlicedPass(Flows flows) {
        firms = flows.firms;
        single = Slices.single(flows);
        several = Slices.several(flows);
        helpful = Slices.helpful(flows);
        sales = Slices.sales(flows);
    }

    /**
     * Works on figures of no meaning until the machine code is there: until then vectors are objects, and a pass takes a
     * hundred times as long.
     */
    void warmUp() {
        double[] values = new double[firms];
        double[] next = new double[firms];
        for (int round = 0; round < ROUNDS_TO_COMPILE; round++) {
            for (int i = 0; i < firms; i++) {
                values[i] = ((i + round) & 7) / 8.0;
            }
            up(0, units(), values, next);
            down(0, units(), values, next);
        }
    }

    @Override
    public int units() {
        return sales.windows();
    }

    @Override
    public double down(int from, int to, double[] x, double[] d) {
        double most = 0;
        double[] loss = new double[Slices.WINDOW];
        double[] lanes = new double[Slices.WIDE];
        for (int window = from; window < to; window++) {
            Arrays.fill(loss, 0);
            largest(single, window, x, loss, lanes);
            sums(several, window, x, loss, lanes);
            sums(helpful, window, x, loss, lanes);
            most = Math.max(most, take(window, loss, d, d));
        }
        return most;
    }

    @Override
    public double up(int from, int to, double[] u, double[] next) {
        double most = 0;
        double[] loss = new double[Slices.WINDOW];
        double[] lanes = new double[Slices.WIDE];
        for (int window = from; window < to; window++) {
            Arrays.fill(loss, 0);
            sums(sales, window, u, loss, lanes);
            most = Math.max(most, take(window, loss, u, next));
        }
        return most;
    }

    /** Writes the window's losses, at most 1; returns by how much one rose at most. */
    private double take(int window, double[] loss, double[] before, double[] next) {
        int first = window * Slices.WINDOW;
        int count = Math.min(Slices.WINDOW, firms - first);
        double most = 0;
        for (int at = 0; at < count; at++) {
            double all = loss[at] < 1 ? loss[at] : 1;
            double rise = all - before[first + at];
            most = rise > most ? rise : most;
            next[first + at] = all;
        }
        return most;
    }

    private static void largest(Slices rows, int window, double[] x, double[] loss, double[] lanes) {
        for (int slice = rows.windowStart[window]; slice < rows.windowStart[window + 1]; slice++) {
            DoubleVector most = DoubleVector.zero(EIGHT);
            int end = rows.start[slice + 1];
            for (int at = rows.start[slice]; at < end; at += Slices.WIDE) {
                DoubleVector value = DoubleVector.fromArray(EIGHT, x, 0, rows.partner, at);
                most = most.blend(value, value.compare(VectorOperators.GT, most));
            }
            raise(rows, slice, most, loss, lanes);
        }
    }

    private static void sums(Slices rows, int window, double[] x, double[] loss, double[] lanes) {
        for (int slice = rows.windowStart[window]; slice < rows.windowStart[window + 1]; slice++) {
            DoubleVector sum = DoubleVector.zero(EIGHT);
            int end = rows.start[slice + 1];
            for (int at = rows.start[slice]; at < end; at += Slices.WIDE) {
                DoubleVector value = DoubleVector.fromArray(EIGHT, x, 0, rows.partner, at);
                sum = sum.add(value.mul(DoubleVector.fromArray(EIGHT, rows.weight, at)));
            }
            raise(rows, slice, sum.mul(DoubleVector.fromArray(EIGHT, rows.scale, slice * Slices.WIDE)), loss, lanes);
        }
    }

    private static void raise(Slices rows, int slice, DoubleVector values, double[] loss, double[] lanes) {
        values.intoArray(lanes, 0);
        int first = slice * Slices.WIDE;
        for (int lane = 0; lane < Slices.WIDE; lane++) {
            int at = rows.place[first + lane] & Slices.WINDOW - 1;
            loss[at] = Math.max(loss[at], lanes[lane]);
        }
    }
}
