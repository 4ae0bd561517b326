package org.clearway.engine.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What buyers of an industry think of inputs from another: essential (2), helpful (1) or negligible (0, the default).
 *
 * <p>Kept as sorted keys (supplier industry, buyer industry) and, up to 2,048 industries, as a table of one byte a pair: the
 * freezing of a network looks up every slot, and a search among 100,000s of keys took four fifths of loading a network of
 * ten million links. Beyond that a lookup costs O(log rows). Immutable.
 */
public final class Classes {
    /** Class of an input that hardly matters: its loss stops nobody. */
    public static final byte NEGLIGIBLE = 0;

    /** Class of an input whose loss slows the buyer down in proportion to what it spends on it. */
    public static final byte HELPFUL = 1;

    /** Class of an input without which the buyer stops. */
    public static final byte ESSENTIAL = 2;

    /** Industries up to which all pairs have a byte: 4 MB at most. */
    private static final int IN_A_TABLE = 2048;

    private final long[] keys;
    private final byte[] values;
    private final int span;
    /** By buyer's industry, then seller's: a buyer's inputs lie side by side. */
    private final byte[] table;

    private Classes(long[] keys, byte[] values) {
        this.keys = keys;
        this.values = values;
        this.span = span(keys);
        this.table = new byte[span * span];
        for (int row = 0; row < keys.length && span > 0; row++) {
            table[buyerIndustry(row) * span + supplierIndustry(row)] = values[row];
        }
    }

    /** 1 more than the highest industry number; 0 where that is too high for a table, or where there is nothing to keep. */
    private static int span(long[] keys) {
        int highest = -1;
        for (long key : keys) {
            if (key < 0 || (int) key < 0) {
                return 0;
            }
            highest = Math.max(highest, Math.max((int) (key >>> 32), (int) key));
        }
        return highest < IN_A_TABLE ? highest + 1 : 0;
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
        long[] sorted =
                ascending(keys) ? keys : Arrays.stream(keys).sorted().distinct().toArray();
        byte[] values = new byte[sorted.length];
        Arrays.fill(values, (byte) -1);
        for (int row = 0; row < rows; row++) {
            put(values, sorted == keys ? row : Arrays.binarySearch(sorted, keys[row]), level[row]);
        }
        return new Classes(sorted, values);
    }

    private static boolean ascending(long[] keys) {
        return IntStream.range(1, keys.length).allMatch(row -> keys[row - 1] < keys[row]);
    }

    /** The class of inputs from one industry for buyers in another; 0 where the table says nothing. */
    public byte level(int supplierIndustry, int buyerIndustry) {
        if (span > 0) {
            boolean known = Integer.compareUnsigned(supplierIndustry, span) < 0
                    && Integer.compareUnsigned(buyerIndustry, span) < 0;
            return known ? table[buyerIndustry * span + supplierIndustry] : NEGLIGIBLE;
        }
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
