package org.clearway.engine.network;

import java.util.Arrays;

/**
 * What buyers of an industry think of inputs from another: essential (2), helpful (1) or negligible (0, the default).
 *
 * <p>Kept sparse, as sorted keys (supplier industry, buyer industry): a lookup costs O(log rows), which only the
 * freezing of a network pays, once per slot. Immutable.
 */
public final class Classes {
    /** Class of an input that hardly matters: its loss stops nobody. */
    public static final byte NEGLIGIBLE = 0;

    /** Class of an input whose loss slows the buyer down in proportion to what it spends on it. */
    public static final byte HELPFUL = 1;

    /** Class of an input without which the buyer stops. */
    public static final byte ESSENTIAL = 2;

    private final long[] keys;
    private final byte[] values;

    private Classes(long[] keys, byte[] values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * A class table from rows in any order.
     *
     * @param supplierIndustry industry number of the seller, per row
     * @param buyerIndustry industry number of the buyer, per row
     * @param level 0, 1 or 2, per row
     * @throws IllegalArgumentException if the arrays differ in length, a level is none of the three, or a pair of
     *     industries comes twice with different levels
     */
    public static Classes of(int[] supplierIndustry, int[] buyerIndustry, byte[] level) {
        int rows = level.length;
        if (supplierIndustry.length != rows || buyerIndustry.length != rows) {
            throw new IllegalArgumentException("The class table's columns differ in length");
        }
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = key(supplierIndustry[row], buyerIndustry[row]);
        }
        long[] sorted = Arrays.stream(keys).sorted().distinct().toArray();
        byte[] values = new byte[sorted.length];
        Arrays.fill(values, (byte) -1);
        for (int row = 0; row < rows; row++) {
            put(values, Arrays.binarySearch(sorted, keys[row]), level[row]);
        }
        return new Classes(sorted, values);
    }

    /** The class of inputs from one industry for buyers in another; 0 where the table says nothing. */
    public byte level(int supplierIndustry, int buyerIndustry) {
        int at = Arrays.binarySearch(keys, key(supplierIndustry, buyerIndustry));
        return at < 0 ? NEGLIGIBLE : values[at];
    }

    /** How many pairs of industries the table names. */
    public int rows() {
        return keys.length;
    }

    /** Seller's industry of a row, rows being sorted by seller, then buyer. */
    public int supplierIndustry(int row) {
        return (int) (keys[row] >>> 32);
    }

    /** Buyer's industry of a row. */
    public int buyerIndustry(int row) {
        return (int) keys[row];
    }

    /** Class of a row: 0, 1 or 2. */
    public byte level(int row) {
        return values[row];
    }

    private static long key(int supplierIndustry, int buyerIndustry) {
        return (long) supplierIndustry << 32 | buyerIndustry;
    }

    private static void put(byte[] values, int at, byte level) {
        if (level < NEGLIGIBLE || level > ESSENTIAL) {
            throw new IllegalArgumentException("A class is 0, 1 or 2, not " + level);
        }
        if (values[at] >= 0 && values[at] != level) {
            throw new IllegalArgumentException("A pair of industries has two classes, " + values[at] + " and " + level);
        }
        values[at] = level;
    }
}
