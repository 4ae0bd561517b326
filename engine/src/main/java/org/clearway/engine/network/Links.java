package org.clearway.engine.network;

/**
 * The links of a network as flat arrays, sorted by buyer, then product (the supplier's industry), then supplier.
 *
 * <p>Link number e is a position in these arrays. A buyer's purchases are the range {@code buyerStart[j] ..
 * buyerStart[j+1]}; a supplier's sales are the link numbers {@code bySupplier[supplierStart[i] ..
 * supplierStart[i+1]]}, buyers ascending. The arrays are not copies: read them, never write to them.
 */
public final class Links {
    private final int[] supplier;
    private final int[] buyer;
    private final double[] volume;
    private final byte[] lagDays;
    private final int[] buyerStart;
    private final int[] supplierStart;
    private final int[] bySupplier;

    Links(
            int[] supplier,
            int[] buyer,
            double[] volume,
            byte[] lagDays,
            int[] buyerStart,
            int[] supplierStart,
            int[] bySupplier) {
        this.supplier = supplier;
        this.buyer = buyer;
        this.volume = volume;
        this.lagDays = lagDays;
        this.buyerStart = buyerStart;
        this.supplierStart = supplierStart;
        this.bySupplier = bySupplier;
    }

    /** How many links there are, duplicates merged. */
    public int size() {
        return supplier.length;
    }

    /** Seller of each link. */
    public int[] supplier() {
        return supplier;
    }

    /** Buyer of each link, ascending. */
    public int[] buyer() {
        return buyer;
    }

    /** Volume a year of each link, above 0. */
    public double[] volume() {
        return volume;
    }

    /** Days from sending to receipt of each link, 1 to {@link NetworkBuilder#MAX_LAG_DAYS}. */
    public byte[] lagDays() {
        return lagDays;
    }

    /** First link of each buyer: firms + 1 entries. */
    public int[] buyerStart() {
        return buyerStart;
    }

    /** First entry of each supplier in {@link #bySupplier}: firms + 1 entries. */
    public int[] supplierStart() {
        return supplierStart;
    }

    /** Link numbers sorted by supplier, then buyer. */
    public int[] bySupplier() {
        return bySupplier;
    }
}
