package org.clearway.engine.network;

import java.util.Arrays;

/** Links as they come, in growing columns: supplier, buyer, volume, lag. Not safe for several threads. */
public final class LinkRows {
    private int[] supplier = new int[16];
    private int[] buyer = new int[16];
    private double[] volume = new double[16];
    private byte[] lagDays = new byte[16];
    private int size;

    /**
     * Adds a link; a pair that comes twice is merged when the network is frozen.
     *
     * @param supplier number of the seller
     * @param buyer number of the buyer, another one
     * @param volume volume a year, above 0 and at most {@link NetworkBuilder#MAX_VOLUME}
     * @param lagDays days from sending to receipt, 1 to {@link NetworkBuilder#MAX_LAG_DAYS}
     * @throws IllegalArgumentException if one of these does not hold
     */
    public void add(int supplier, int buyer, double volume, int lagDays) {
        if (supplier == buyer) {
            throw new IllegalArgumentException("Firm number " + supplier + " cannot supply itself");
        }
        if (!(volume > 0 && volume <= NetworkBuilder.MAX_VOLUME)) {
            throw new IllegalArgumentException(
                    "A volume is above 0 and at most " + NetworkBuilder.MAX_VOLUME + ", not " + volume);
        }
        if (lagDays < 1 || lagDays > NetworkBuilder.MAX_LAG_DAYS) {
            throw new IllegalArgumentException(
                    "A lag is 1 to " + NetworkBuilder.MAX_LAG_DAYS + " days, not " + lagDays);
        }
        reserve(1);
        this.supplier[size] = supplier;
        this.buyer[size] = buyer;
        this.volume[size] = volume;
        this.lagDays[size++] = (byte) lagDays;
    }

    /** Adds all rows of another, in its order. */
    public void addAll(LinkRows other) {
        reserve(other.size);
        System.arraycopy(other.supplier, 0, supplier, size, other.size);
        System.arraycopy(other.buyer, 0, buyer, size, other.size);
        System.arraycopy(other.volume, 0, volume, size, other.size);
        System.arraycopy(other.lagDays, 0, lagDays, size, other.size);
        size += other.size;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    int supplier(int row) {
        return supplier[row];
    }

    int buyer(int row) {
        return buyer[row];
    }

    double volume(int row) {
        return volume[row];
    }

    byte lagDays(int row) {
        return lagDays[row];
    }

    private void reserve(int more) {
        if (size > NetworkBuilder.MAX_LINKS - more) {
            throw new IllegalArgumentException("A network holds at most " + NetworkBuilder.MAX_LINKS + " links");
        }
        if (size + more > supplier.length) {
            int length = (int) Math.min(NetworkBuilder.MAX_LINKS, Math.max(size + more, size * 3L / 2));
            supplier = Arrays.copyOf(supplier, length);
            buyer = Arrays.copyOf(buyer, length);
            volume = Arrays.copyOf(volume, length);
            lagDays = Arrays.copyOf(lagDays, length);
        }
    }
}
