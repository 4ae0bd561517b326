package org.clearway.engine.network;

import java.util.Arrays;

/** Cuts sorted links into slots: a new slot starts with every buyer and with every product of a buyer. */
final class SlotCutting {
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
            for (int link = buyerStart[j]; link < buyerStart[j + 1]; link++) {
                if (opens(industry, buyerStart, supplier, j, link)) {
                    start[++slot] = link;
                    buyer[slot] = j;
                    product[slot] = industry[supplier[link]];
                    level[slot] = classes.level(product[slot], industry[j]);
                }
                ofLink[link] = slot;
            }
        });
        return new Slots(buyer, product, level, start, slotStartOfBuyer, ofLink);
    }

    private static int count(int[] industry, int[] buyerStart, int[] supplier, int j) {
        int count = 0;
        for (int link = buyerStart[j]; link < buyerStart[j + 1]; link++) {
            requireSorted(industry, buyerStart, supplier, j, link);
            count += opens(industry, buyerStart, supplier, j, link) ? 1 : 0;
        }
        return count;
    }

    private static boolean opens(int[] industry, int[] buyerStart, int[] supplier, int j, int link) {
        return link == buyerStart[j] || industry[supplier[link]] != industry[supplier[link - 1]];
    }

    private static void requireSorted(int[] industry, int[] buyerStart, int[] supplier, int j, int link) {
        int i = supplier[link];
        if (i < 0 || i >= industry.length || i == j) {
            throw new IllegalArgumentException("Link " + link + " of buyer number " + j + " has no supplier " + i);
        }
        if (link > buyerStart[j]) {
            int before = supplier[link - 1];
            if (industry[before] > industry[i] || (industry[before] == industry[i] && before >= i)) {
                throw new IllegalArgumentException("The links of buyer number " + j + " are not sorted at " + link);
            }
        }
    }
}
