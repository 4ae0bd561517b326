package org.clearway.engine.project;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Shares that hold from a day to a day: capacity of nodes (closures, partial capacity) or openness of links (blocks).
 *
 * <p>Where several rows cover the same day of the same target, the lowest holds. Rows are sorted by target; the share
 * on a day costs O(rows of the target). Days count from 1, both ends included. Immutable.
 */
public final class DatedShares {
    /** Marks in {@link #on} that no row covers the day. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** The last day a row may name: a century, for "until further notice". */
    public static final int MAX_DAY = 36_500;

    private final int[] target;
    private final int[] from;
    private final int[] to;
    private final double[] share;
    private final int[] distinct;

    private DatedShares(int[] target, int[] from, int[] to, double[] share) {
        this.target = target;
        this.from = from;
        this.to = to;
        this.share = share;
        this.distinct = Arrays.stream(target).distinct().toArray();
    }

    /** No rows. */
    public static DatedShares none() {
        return new DatedShares(new int[0], new int[0], new int[0], new double[0]);
    }

    /**
     * Rows in any order.
     *
     * @param target node or link of each row
     * @param from first day of each row, from 1
     * @param to last day of each row, not before its first
     * @param share share of each row: 0 to 3 for capacities, 0 to 1 for links
     * @throws IllegalArgumentException if a row is out of these bounds or the arrays differ in length
     */
    public static DatedShares of(int[] target, int[] from, int[] to, double[] share) {
        if (from.length != target.length || to.length != target.length || share.length != target.length) {
            throw new IllegalArgumentException("The columns of dated shares differ in length");
        }
        for (int row = 0; row < target.length; row++) {
            requireDays(from[row], to[row]);
            if (target[row] < 0 || !(share[row] >= 0 && share[row] <= Rules.MAX_CAPACITY)) {
                throw new IllegalArgumentException(
                        "A share is 0 to " + Rules.MAX_CAPACITY + ", not " + share[row] + " of " + target[row]);
            }
        }
        int[] order = IntStream.range(0, target.length)
                .boxed()
                .sorted(Comparator.comparingInt(row -> target[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new DatedShares(
                Arrays.stream(order).map(row -> target[row]).toArray(),
                Arrays.stream(order).map(row -> from[row]).toArray(),
                Arrays.stream(order).map(row -> to[row]).toArray(),
                Arrays.stream(order).mapToDouble(row -> share[row]).toArray());
    }

    private static void requireDays(int from, int to) {
        if (from < 1 || to > MAX_DAY || from > to) {
            throw new IllegalArgumentException(
                    "Days run from 1 to " + MAX_DAY + " and not backwards, not from " + from + " to " + to);
        }
    }

    /** How many rows there are. */
    public int size() {
        return target.length;
    }

    /** The nodes or links that have rows, ascending, each once. Not a copy. */
    public int[] targets() {
        return distinct;
    }

    /** The lowest share of the rows that cover this day of this target, or {@link #NONE}. */
    public double on(int wanted, int day) {
        double lowest = NONE;
        for (int row = firstRow(wanted); row < target.length && target[row] == wanted; row++) {
            if (from[row] <= day && day <= to[row]) {
                lowest = Math.min(lowest, share[row]);
            }
        }
        return lowest;
    }

    /** Whether some row begins on this day or ended on the day before. */
    public boolean changesOn(int day) {
        for (int row = 0; row < target.length; row++) {
            if (from[row] == day || to[row] == day - 1) {
                return true;
            }
        }
        return false;
    }

    /** The same rows without those of one target: what if this point were open. */
    public DatedShares without(int opened) {
        int[] kept = IntStream.range(0, target.length)
                .filter(row -> target[row] != opened)
                .toArray();
        return rows(kept, to);
    }

    /** The same rows and one more. */
    public DatedShares with(int addedTarget, int addedFrom, int addedTo, double addedShare) {
        int rows = target.length;
        int[] targets = Arrays.copyOf(target, rows + 1);
        int[] froms = Arrays.copyOf(from, rows + 1);
        int[] tos = Arrays.copyOf(to, rows + 1);
        double[] shares = Arrays.copyOf(share, rows + 1);
        targets[rows] = addedTarget;
        froms[rows] = addedFrom;
        tos[rows] = addedTo;
        shares[rows] = addedShare;
        return of(targets, froms, tos, shares);
    }

    /**
     * The same rows, those of a target ending before the day it reopens.
     *
     * @param reopenDay by target: the first day on which its rows no longer hold
     */
    public DatedShares until(java.util.function.IntUnaryOperator reopenDay) {
        int[] last = new int[target.length];
        for (int row = 0; row < target.length; row++) {
            last[row] = Math.min(to[row], reopenDay.applyAsInt(target[row]) - 1);
        }
        int[] kept = IntStream.range(0, target.length)
                .filter(row -> from[row] <= last[row])
                .toArray();
        return rows(kept, last);
    }

    private DatedShares rows(int[] kept, int[] last) {
        return new DatedShares(
                Arrays.stream(kept).map(row -> target[row]).toArray(),
                Arrays.stream(kept).map(row -> from[row]).toArray(),
                Arrays.stream(kept).map(row -> last[row]).toArray(),
                Arrays.stream(kept).mapToDouble(row -> share[row]).toArray());
    }

    private int firstRow(int wanted) {
        int low = 0;
        int high = target.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (target[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
