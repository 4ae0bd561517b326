package org.clearway.engine.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sorts collected rows into a {@link Network}: by buyer, then product, then supplier; equal pairs merged.
 *
 * <p>A counting sort puts the rows into their buyers' ranges as keys (place of the supplier among firms ordered by
 * industry, row number), each range is sorted by itself, all in parallel: O(m log(links of a buyer)). Volumes of equal
 * pairs are added in the order of the rows, so that the result does not depend on the number of threads.
 */
public final class Freezing {
    private static final int ROW_BITS = 31;
    private static final int RANGES = 256;

    private final Ids firmIds;
    private final int[] industry;
    private final LinkRows rows;
    private final int[] firmAt;
    private final int[] rowStart;
    private final long[] keys;

    private Freezing(Ids firmIds, int[] industry, int industries, LinkRows rows) {
        this.firmIds = firmIds;
        this.industry = industry;
        this.rows = rows;
        this.firmAt = byIndustry(industry, industries);
        this.rowStart = new int[industry.length + 1];
        this.keys = new long[rows.size()];
    }

    /**
     * A network from its parts.
     *
     * @param firmIds ids of n firms
     * @param industryIds ids of the industries
     * @param industry industry number of each firm, n entries
     * @param finalDemand final demand a year of each firm, n entries
     * @param invDays target cover of each firm in days, n entries
     * @param classes the class table, by industry numbers
     * @param rows the links, any order, pairs may repeat
     * @throws TwoLags if a pair repeats with another lag
     */
    public static Network freeze(
            Ids firmIds,
            Ids industryIds,
            int[] industry,
            double[] finalDemand,
            double[] invDays,
            Classes classes,
            LinkRows rows) {
        Freezing freezing = new Freezing(firmIds, industry, industryIds.size(), rows);
        freezing.sortByBuyer();
        int[] buyerStart = freezing.countDistinct();
        int links = buyerStart[industry.length];
        int[] supplier = new int[links];
        double[] volume = new double[links];
        byte[] lagDays = new byte[links];
        inRanges(industry.length, j -> freezing.merge(j, buyerStart[j], supplier, volume, lagDays));
        return sorted(
                firmIds, industryIds, industry, finalDemand, invDays, classes, buyerStart, supplier, volume, lagDays);
    }

    /**
     * A network whose links are sorted and merged already, as a snapshot holds them.
     *
     * @param buyerStart first link of each buyer, n + 1 entries
     * @param supplier seller of each link; within a buyer sorted by industry, then number, none twice
     * @param volume volume a year of each link
     * @param lagDays lag of each link in days
     * @throws IllegalArgumentException if the links are not sorted so, or a number names no firm
     */
    public static Network sorted(
            Ids firmIds,
            Ids industryIds,
            int[] industry,
            double[] finalDemand,
            double[] invDays,
            Classes classes,
            int[] buyerStart,
            int[] supplier,
            double[] volume,
            byte[] lagDays) {
        int firms = industry.length;
        requireStarts(buyerStart, firms, supplier.length);
        requireIndustries(industry, industryIds.size());
        int[] buyer = new int[supplier.length];
        inRanges(firms, j -> Arrays.fill(buyer, buyerStart[j], buyerStart[j + 1], j));
        int[] supplierStart = new int[firms + 1];
        int[] bySupplier = new int[supplier.length];
        Slots slots = SlotCutting.slots(industry, classes, buyerStart, supplier);
        SupplierOrder.fill(supplier, supplierStart, bySupplier);
        Links links = new Links(supplier, buyer, volume, lagDays, buyerStart, supplierStart, bySupplier);
        return new Network(firmIds, industryIds, industry, finalDemand, invDays, classes, links, slots);
    }

    private static void requireStarts(int[] start, int firms, int links) {
        boolean right = start.length == firms + 1 && start[0] == 0 && start[firms] == links;
        for (int j = 0; j < firms && right; j++) {
            right = start[j] <= start[j + 1];
        }
        if (!right) {
            throw new IllegalArgumentException("The buyers' first links do not fit " + links + " links");
        }
    }

    private static void requireIndustries(int[] industry, int industries) {
        for (int k : industry) {
            if (k < 0 || k >= industries) {
                throw new IllegalArgumentException("No industry has number " + k + "; there are " + industries);
            }
        }
    }

    static void inRanges(int count, java.util.function.IntConsumer each) {
        int ranges = Math.min(RANGES, Math.max(1, count / 64));
        IntStream.range(0, ranges).parallel().forEach(range -> {
            int to = (int) ((range + 1L) * count / ranges);
            for (int i = (int) ((long) range * count / ranges); i < to; i++) {
                each.accept(i);
            }
        });
    }

    private void sortByBuyer() {
        int[] place = new int[firmAt.length];
        for (int at = 0; at < firmAt.length; at++) {
            place[firmAt[at]] = at;
        }
        for (int row = 0; row < rows.size(); row++) {
            rowStart[rows.buyer(row) + 1]++;
        }
        Arrays.parallelPrefix(rowStart, Integer::sum);
        int[] next = rowStart.clone();
        for (int row = 0; row < rows.size(); row++) {
            keys[next[rows.buyer(row)]++] = (long) place[rows.supplier(row)] << ROW_BITS | row;
        }
        inRanges(firmAt.length, j -> Arrays.sort(keys, rowStart[j], rowStart[j + 1]));
    }

    private int[] countDistinct() {
        int[] start = new int[firmAt.length + 1];
        inRanges(firmAt.length, j -> {
            int distinct = 0;
            for (int at = rowStart[j]; at < rowStart[j + 1]; at++) {
                distinct += at == rowStart[j] || place(at) != place(at - 1) ? 1 : 0;
            }
            start[j + 1] = distinct;
        });
        Arrays.parallelPrefix(start, Integer::sum);
        return start;
    }

    private void merge(int buyer, int firstLink, int[] supplier, double[] volume, byte[] lagDays) {
        int link = firstLink - 1;
        for (int at = rowStart[buyer]; at < rowStart[buyer + 1]; at++) {
            int row = (int) (keys[at] & ~(-1L << ROW_BITS));
            if (at == rowStart[buyer] || place(at) != place(at - 1)) {
                supplier[++link] = rows.supplier(row);
                lagDays[link] = rows.lagDays(row);
            } else if (lagDays[link] != rows.lagDays(row)) {
                throw new TwoLags(
                        supplier[link],
                        buyer,
                        "The link " + firmIds.text(supplier[link]) + " to " + firmIds.text(buyer)
                                + " comes twice with different lags, " + lagDays[link] + " and " + rows.lagDays(row)
                                + " days");
            }
            volume[link] += rows.volume(row);
        }
    }

    private int place(int at) {
        return (int) (keys[at] >>> ROW_BITS);
    }

    private static int[] byIndustry(int[] industry, int industries) {
        int[] next = new int[industries + 1];
        for (int k : industry) {
            next[k + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] firmAt = new int[industry.length];
        for (int i = 0; i < industry.length; i++) {
            firmAt[next[industry[i]]++] = i;
        }
        return firmAt;
    }
}
