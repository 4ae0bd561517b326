package org.clearway.engine.network;

/**
 * The slots of a network: a slot is a buyer and a product it buys, and all suppliers in it substitute each other.
 *
 * <p>Sorted by buyer, then product, so that the links of slot q are the range {@code start[q] .. start[q+1]} and the
 * slots of buyer j the range {@code buyerStart[j] .. buyerStart[j+1]}. The arrays are not copies: never write to them.
 */
public final class Slots {
    private final int[] buyer;
    private final int[] product;
    private final byte[] level;
    private final int[] start;
    private final int[] buyerStart;
    private final int[] ofLink;

    Slots(int[] buyer, int[] product, byte[] level, int[] start, int[] buyerStart, int[] ofLink) {
        this.buyer = buyer;
        this.product = product;
        this.level = level;
        this.start = start;
        this.buyerStart = buyerStart;
        this.ofLink = ofLink;
    }

    /** How many slots there are. */
    public int size() {
        return buyer.length;
    }

    /** Buyer of each slot, ascending. */
    public int[] buyer() {
        return buyer;
    }

    /** Product (industry number of the suppliers) of each slot. */
    public int[] product() {
        return product;
    }

    /** Class of each slot: {@link Classes#ESSENTIAL}, {@link Classes#HELPFUL} or {@link Classes#NEGLIGIBLE}. */
    public byte[] level() {
        return level;
    }

    /** First link of each slot: slots + 1 entries. */
    public int[] start() {
        return start;
    }

    /** First slot of each buyer: firms + 1 entries. */
    public int[] buyerStart() {
        return buyerStart;
    }

    /** Slot of each link. */
    public int[] ofLink() {
        return ofLink;
    }
}
