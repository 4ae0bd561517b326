package org.clearway.engine.project.grid;

/**
 * The grid: the values that cover, output and fill may take, and orders whose sums are exact.
 *
 * <p>Cover and P/P0 are multiples of 1/1024, r of 1/16384, rounded half to even; all of them are exact in a float.
 * Orders to a supplier are multiples of a power of two near 2^-38 of its base output. So few of them fit into its largest
 * possible demand (under 2^14 times base) that every partial sum is exact in a double: adding in any order, or taking an
 * old order off and putting a new one on, gives the same bits.
 */
final class Lattice {
    /** The most cover the grid holds: 14 bits before the point and 10 behind it fill a float. */
    static final double MAX_COVER_DAYS = 16_000;

    private static final double COVER = 1024;
    private static final double FILL = 16_384;
    private static final int ORDER_BITS = 38;
    private static final double MAGIC = 0x1.8p52;

    private Lattice() {}

    static float cover(double days) {
        return (float) (Math.rint((days < MAX_COVER_DAYS ? days : MAX_COVER_DAYS) * COVER) / COVER);
    }

    static float output(double share) {
        return (float) (Math.rint(share * COVER) / COVER);
    }

    static float fill(double share) {
        return (float) (Math.rint(share * FILL) / FILL);
    }

    /** The number that, added and taken away again, rounds an order to this supplier to its multiples. */
    static double rounder(double base) {
        int exponent = Math.max(Math.getExponent(base) - ORDER_BITS, Double.MIN_EXPONENT);
        return Math.scalb(MAGIC, exponent);
    }

    static double order(double units, double rounder) {
        return (units + rounder) - rounder;
    }
}
