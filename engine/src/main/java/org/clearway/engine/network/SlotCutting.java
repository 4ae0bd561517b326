package org.clearway.engine.network;

import java.util.Arrays;

/** Cuts sorted links into slots: a new slot starts with every buyer and with every product of a buyer. */
final class SlotCutting {
    private static final int NONE = -1;

    private SlotCutting() {}

    static Slots slots(int[] industry, Classes classes, int[] buyerStart, int[] supplier) {
        int firms = industry.length;
        int[] slotStartOfBuyer = new int[firms + 1];
        Freezing.inRanges(firms, j -> slotStartOfBuyer[j + 1] = count(industry, buyerStart, supplier, j));
        Arrays.parallelPrefix(slotStartOfBuyer, Integer::sum);
        int slots = slotStartOfBuyer[firms];
        int[] buyer = new int[slots];
        int[] product = new int[slots];
        byte[] level = new byte[slots];
        int[] start = new int[slots + 1];
        int[] ofLink = new int[supplier.length];
        start[slots] = supplier.length;
        Freezing.inRanges(firms, j -> {
            int slot = slotStartOfBuyer[j] - 1;
            int before = NONE;
            for (int link = buyerStart[j]; link < buyerStart[j + 1]; link++) {
                int bought = industry[supplier[link]];
                if (bought != before) {
                    start[++slot] = link;
                    buyer[slot] = j;
                    product[slot] = bought;
                    level[slot] = classes.level(bought, industry[j]);
                    before = bought;
                }
                ofLink[link] = slot;
            }
        });
        return new Slots(buyer, product, level, start, slotStartOfBuyer, ofLink);
    }

    private static int count(int[] industry, int[] buyerStart, int[] supplier, int j) {
        int count = 0;
        int before = NONE;
        int supplierBefore = NONE;
        for (int link = buyerStart[j]; link < buyerStart[j + 1]; link++) {
            int i = supplier[link];
            if (i < 0 || i >= industry.length || i == j) {
                throw new IllegalArgumentException("Link " + link + " of buyer number " + j + " has no supplier " + i);
            }
            int bought = industry[i];
            if (bought < before || (bought == before && i <= supplierBefore)) {
                throw new IllegalArgumentException("The links of buyer number " + j + " are not sorted at " + link);
            }
            count += bought != before ? 1 : 0;
            before = bought;
            supplierBefore = i;
        }
        return count;
    }
}
