package org.clearway.engine.rank;

/**
 * The firms whose stop costs most, highest first, with exact losses.
 *
 * <p>The arrays are not copies.
 */
public final class Top {
    private final int[] firms;
    private final Losses losses;
    private final int verified;

    Top(int[] firms, Losses losses, int verified) {
        this.firms = firms;
        this.losses = losses;
        this.verified = verified;
    }

    /** Numbers of the firms. */
    public int[] firms() {
        return firms;
    }

    /** Their losses, in the same order. */
    public Losses losses() {
        return losses;
    }

    /** How many firms were looked at by cascades of their own to find them. */
    public int verified() {
        return verified;
    }
}
