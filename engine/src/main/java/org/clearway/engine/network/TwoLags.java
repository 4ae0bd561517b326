package org.clearway.engine.network;

/** Refuses a pair of firms that comes in several rows with different lags: goods cannot take two times on one road. */
public final class TwoLags extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int supplier;
    private final int buyer;

    TwoLags(int supplier, int buyer, String message) {
        super(message);
        this.supplier = supplier;
        this.buyer = buyer;
    }

    /** Number of the supplier. */
    public int supplier() {
        return supplier;
    }

    /** Number of the buyer. */
    public int buyer() {
        return buyer;
    }
}
