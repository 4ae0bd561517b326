package org.clearway.engine.network;

import java.util.stream.IntStream;

/**
 * Sorts link numbers by supplier, links of one supplier ascending: O(links), in two passes that each stay in the cache.
 *
 * <p>Stripes of links first go to buckets of neighbouring suppliers, then each bucket is counted and placed by itself. One
 * pass over all suppliers at once would write 40 bytes of cache line for 4 of a link, ten million times. The result does
 * not depend on stripes, buckets or threads.
 */
final class SupplierOrder {
    /** Suppliers of a bucket: their counters fit into the first-level cache. */
    private static final int BUCKET_BITS = 12;

    private static final int LINKS_A_STRIPE = 1 << 18;

    private final int[] supplier;
    private final int firms;
    private final int stripes;
    private final int buckets;

    private SupplierOrder(int[] supplier, int firms) {
        this.supplier = supplier;
        this.firms = firms;
        this.stripes = supplier.length / LINKS_A_STRIPE + 1;
        this.buckets = (firms >>> BUCKET_BITS) + 1;
    }

    /**
     * Fills both arrays.
     *
     * @param supplier seller of each link, each below the number of firms
     * @param start where each supplier's links begin: firms + 1 entries
     * @param links link numbers by supplier
     * @throws IndexOutOfBoundsException if a supplier is no firm
     */
    static void fill(int[] supplier, int[] start, int[] links) {
        SupplierOrder order = new SupplierOrder(supplier, start.length - 1);
        int[][] next = order.places();
        long[] keys = new long[supplier.length];
        each(order.stripes, stripe -> order.toBuckets(stripe, next[stripe], keys));
        // Each stripe has moved on to where the next one began, the last one to the end of its bucket.
        int[] end = next[order.stripes - 1];
        each(
                order.buckets,
                bucket -> order.place(bucket, bucket == 0 ? 0 : end[bucket - 1], end[bucket], keys, start, links));
        start[order.firms] = supplier.length;
    }

    /** By stripe and bucket: where the first of its links goes. */
    private int[][] places() {
        int[][] places = new int[stripes][buckets];
        each(stripes, stripe -> {
            for (int link = from(stripe); link < from(stripe + 1); link++) {
                places[stripe][supplier[link] >>> BUCKET_BITS]++;
            }
        });
        int at = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            for (int stripe = 0; stripe < stripes; stripe++) {
                int count = places[stripe][bucket];
                places[stripe][bucket] = at;
                at += count;
            }
        }
        return places;
    }

    private void toBuckets(int stripe, int[] next, long[] keys) {
        for (int link = from(stripe); link < from(stripe + 1); link++) {
            keys[next[supplier[link] >>> BUCKET_BITS]++] = (long) supplier[link] << 32 | link;
        }
    }

    private void place(int bucket, int from, int to, long[] keys, int[] start, int[] links) {
        int first = bucket << BUCKET_BITS;
        int[] next = new int[Math.min(1 << BUCKET_BITS, firms - first) + 1];
        for (int at = from; at < to; at++) {
            next[(int) (keys[at] >>> 32) - first + 1]++;
        }
        next[0] = from;
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        System.arraycopy(next, 0, start, first, next.length - 1);
        for (int at = from; at < to; at++) {
            links[next[(int) (keys[at] >>> 32) - first]++] = (int) keys[at];
        }
    }

    private int from(int stripe) {
        return (int) ((long) stripe * supplier.length / stripes);
    }

    private static void each(int count, java.util.function.IntConsumer work) {
        IntStream.range(0, count).parallel().forEach(work);
    }
}
