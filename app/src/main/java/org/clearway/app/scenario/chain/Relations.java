package org.clearway.app.scenario.chain;

import java.util.Arrays;

/** Who supplies whom, as growing columns: by buyer's node, then part, then falling share. */
final class Relations {

    private int size;
    private int[] buyer = new int[1 << 20];
    private int[] supplier = new int[1 << 20];
    private double[] dailyUnits = new double[1 << 20];
    private float[] share = new float[1 << 20];

    void add(int buyerNode, int supplierNode, double units, double slotShare) {
        if (size == buyer.length) {
            int longer = size + size / 2;
            buyer = Arrays.copyOf(buyer, longer);
            supplier = Arrays.copyOf(supplier, longer);
            dailyUnits = Arrays.copyOf(dailyUnits, longer);
            share = Arrays.copyOf(share, longer);
        }
        buyer[size] = buyerNode;
        supplier[size] = supplierNode;
        dailyUnits[size] = units;
        share[size++] = (float) slotShare;
    }

    int size() {
        return size;
    }

    int buyer(int relation) {
        return buyer[relation];
    }

    int supplier(int relation) {
        return supplier[relation];
    }

    /** Units a calendar day. */
    double dailyUnits(int relation) {
        return dailyUnits[relation];
    }

    double share(int relation) {
        return share[relation];
    }

    /** Units a day that each node sells within the network. */
    double[] sold(int nodes) {
        double[] sold = new double[nodes];
        for (int relation = 0; relation < size; relation++) {
            sold[supplier[relation]] += dailyUnits[relation];
        }
        return sold;
    }
}
