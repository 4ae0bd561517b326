package org.clearway.engine.snapshot;

/**
 * The CRC-32C of a whole from those of its pieces, so that pieces may be summed up by several threads.
 *
 * <p>A CRC is a remainder of polynomials over two elements. Behind a piece of n bytes its CRC counts as if multiplied by x
 * to the power 8n, and the CRC of what follows is added. Bits stand reversed, as in the CRC itself: the highest is x^0.
 */
final class JoinedChecksum {
    /** The polynomial of Castagnoli, reversed, without its highest power. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private static final int ONE = 1 << 31;
    private static final int X_TO_8 = 1 << 23;

    private JoinedChecksum() {}

    /**
     * The CRC of the whole.
     *
     * @param sums CRCs of the pieces
     * @param piece bytes of each piece but the last
     * @param bytes bytes of the whole
     */
    static long of(long[] sums, int piece, long bytes) {
        int joined = 0;
        int shift = power(piece);
        for (int at = 0; at < sums.length; at++) {
            boolean last = at == sums.length - 1;
            int by = last ? power(bytes - (long) at * piece) : shift;
            joined = times(joined, by) ^ (int) sums[at];
        }
        return joined & 0xFFFFFFFFL;
    }

    /** x to the power 8n. */
    private static int power(long n) {
        int power = ONE;
        int square = X_TO_8;
        for (long rest = n; rest > 0; rest >>= 1) {
            power = (rest & 1) == 1 ? times(power, square) : power;
            square = times(square, square);
        }
        return power;
    }

    /** The product of two polynomials, its remainder. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            product ^= (a & bit) != 0 ? shifted : 0;
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
