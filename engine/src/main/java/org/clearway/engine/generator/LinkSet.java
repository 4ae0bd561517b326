package org.clearway.engine.generator;

/** Which pairs of firms are linked already: open addressing over longs. */
final class LinkSet {
    private static final long FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] table;
    private final int shift;

    LinkSet(int links) {
        int bits = 65 - Long.numberOfLeadingZeros(Math.max(8L, links));
        table = new long[1 << Math.min(30, bits)];
        shift = 64 - Integer.numberOfTrailingZeros(table.length);
        java.util.Arrays.fill(table, FREE);
    }

    /** Adds a pair; false if it was there. */
    boolean add(long pair) {
        int at = (int) (pair * MIX >>> shift);
        while (table[at] != FREE) {
            if (table[at] == pair) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = pair;
        return true;
    }
}
