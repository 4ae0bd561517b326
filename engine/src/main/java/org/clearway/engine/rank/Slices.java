package org.clearway.engine.rank;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows of links, eight side by side, so that one instruction reads a link of each: sliced ELLPACK.
 *
 * <p>Places are cut into windows; the rows of a window are sorted by length and taken by eights. Link k of all eight lies side
 * by side, then link k + 1: loops over a slice's links are as long as its longest row, and hardly longer than any. Shorter
 * rows go on with links that change nothing; an eighth row that is not there repeats the seventh. A row adds its links in
 * the order of {@link Flows}, so that the sums equal those of {@link ScalarPass} bit for bit.
 *
 * <p>Source: M. Kreutzer et al., SIAM J. Sci. Comput. 36(5) C401 (2014). Immutable.
 */
final class Slices {
    /** Rows side by side: doubles in 512 bits. */
    static final int WIDE = 8;

    /** Places of a window: what is noted for each of them stays in the first-level cache. */
    static final int WINDOW = 2048;

    /** Instead of weights or scales: the largest of a row counts, as it is. */
    private static final double[] LARGEST = {};

    final int[] windowStart;
    final int[] start;
    final int[] partner;
    final double[] weight;
    /** By slice and place in it: whom the row belongs to, and what its sum is multiplied by. */
    final int[] place;

    final double[] scale;

    /**
     * Where rows lie.
     *
     * @param count how many
     * @param place whom each belongs to, not descending
     * @param from its first link
     * @param to behind its last
     */
    private record Rows(int count, IntUnaryOperator place, IntUnaryOperator from, IntUnaryOperator to) {
        int length(int row) {
            return to.applyAsInt(row) - from.applyAsInt(row);
        }
    }

    private Slices(int firms, Rows rows, int[] partners, double[] weights, double[] scales) {
        int[][] sorted = sorted(rows, (firms + WINDOW - 1) / WINDOW);
        windowStart = new int[sorted.length + 1];
        for (int window = 0; window < sorted.length; window++) {
            windowStart[window + 1] = windowStart[window] + sorted[window].length / WIDE;
        }
        start = starts(rows, sorted, windowStart[sorted.length]);
        int slices = start.length - 1;
        place = new int[slices * WIDE];
        scale = new double[slices * WIDE];
        partner = new int[start[slices]];
        weight = weights == LARGEST ? LARGEST : new double[start[slices]];
        each(sorted.length, window -> {
            int at = windowStart[window] * WIDE;
            for (int row : sorted[window]) {
                place[at] = rows.place.applyAsInt(row);
                scale[at] = scales == LARGEST ? 1 : scales[row];
                lay(at++, rows.from.applyAsInt(row), rows.length(row), partners, weights);
            }
        });
    }

    /** By window: its rows with links by length, filled up to eights by the longest. */
    private static int[][] sorted(Rows rows, int windows) {
        int[] firstRow = new int[windows + 1];
        for (int row = 0; row < rows.count; row++) {
            firstRow[rows.place.applyAsInt(row) / WINDOW + 1]++;
        }
        Arrays.parallelPrefix(firstRow, Integer::sum);
        int[][] sorted = new int[windows][];
        each(windows, window -> sorted[window] = sorted(rows, firstRow[window], firstRow[window + 1]));
        return sorted;
    }

    private static int[] starts(Rows rows, int[][] sorted, int slices) {
        int[] start = new int[slices + 1];
        int slice = 0;
        for (int[] window : sorted) {
            for (int longest = WIDE - 1; longest < window.length; longest += WIDE) {
                start[slice + 1] = start[slice++] + WIDE * rows.length(window[longest]);
            }
        }
        return start;
    }

    private static int[] sorted(Rows rows, int first, int end) {
        long[] keys = IntStream.range(first, end)
                .filter(row -> rows.length(row) > 0)
                .mapToLong(row -> (long) rows.length(row) << 32 | row)
                .sorted()
                .toArray();
        int[] sorted = new int[(keys.length + WIDE - 1) / WIDE * WIDE];
        for (int at = 0; at < sorted.length; at++) {
            sorted[at] = (int) keys[Math.min(at, keys.length - 1)];
        }
        return sorted;
    }

    private static void each(int count, IntConsumer work) {
        IntStream.range(0, count).parallel().forEach(work);
    }

    private void lay(int at, int from, int length, int[] partners, double[] weights) {
        int first = start[at / WIDE] + at % WIDE;
        int columns = (start[at / WIDE + 1] - start[at / WIDE]) / WIDE;
        for (int k = 0; k < columns; k++) {
            partner[first + k * WIDE] = partners[from + Math.min(k, length - 1)];
            if (weight != LARGEST) {
                weight[first + k * WIDE] = k < length ? weights[from + k] : 0;
            }
        }
    }

    /** By buyer: the inputs that are alone in an essential slot. */
    static Slices single(Flows flows) {
        Rows rows = new Rows(flows.firms, j -> j, j -> flows.inStart[j], j -> flows.singleEnd[j]);
        return new Slices(flows.firms, rows, flows.supplier, LARGEST, LARGEST);
    }

    /** By essential slot with several suppliers. */
    static Slices several(Flows flows) {
        Rows rows = new Rows(
                flows.slotEnd.length,
                slot -> flows.slotBuyer[slot],
                slot -> firstLink(flows, slot),
                slot -> flows.slotEnd[slot]);
        return new Slices(flows.firms, rows, flows.supplier, flows.bought, flows.perSlot);
    }

    private static int firstLink(Flows flows, int slot) {
        int j = flows.slotBuyer[slot];
        return slot == flows.slotStart[j] ? flows.singleEnd[j] : flows.slotEnd[slot - 1];
    }

    /** By buyer: the helpful inputs. */
    static Slices helpful(Flows flows) {
        Rows rows = new Rows(flows.firms, j -> j, j -> flows.severalEnd[j], j -> flows.helpfulEnd[j]);
        return new Slices(flows.firms, rows, flows.supplier, flows.bought, flows.perPurchase);
    }

    /** By supplier: all sales. */
    static Slices sales(Flows flows) {
        Rows rows = new Rows(flows.firms, i -> i, i -> flows.outStart[i], i -> flows.outEnd[i]);
        return new Slices(flows.firms, rows, flows.buyer, flows.sold, flows.perSale);
    }

    int windows() {
        return windowStart.length - 1;
    }
}
