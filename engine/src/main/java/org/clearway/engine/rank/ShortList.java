package org.clearway.engine.rank;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Decides when enough firms, in the order of their scores, have been computed to know the top.
 *
 * <p>It looks at whole beginnings of that order only: after the first {@code 5 n} (250 at least), and after every 50 more, it
 * asks whether the last {@code n} (100 at least) brought anyone into the top n. The answer depends on losses alone, so that
 * workers may run ahead of it, with no lane ever waiting for others, and the result is still the same for any number of them.
 */
final class ShortList {
    private static final int FIRST = 250;
    private static final int FIRST_A_WANTED = 5;
    private static final int CALM = 100;
    private static final int STRIDE = 50;

    private final int[] firms;
    private final Losses losses;
    private final int wanted;
    private final BitSet done = new BitSet();
    private int next;
    private int verified;

    /**
     * @param firms firm numbers by falling score
     * @param losses where the losses of these firms appear, in the same order
     * @param wanted how many are wanted, at least 1 and at most all
     */
    ShortList(int[] firms, Losses losses, int wanted) {
        this.firms = firms;
        this.losses = losses;
        this.wanted = wanted;
        next = (int) Math.min(firms.length, Math.max(FIRST, (long) FIRST_A_WANTED * wanted));
    }

    /** Says that the losses at this position are there; true once the top is known. */
    synchronized boolean enough(int position) {
        done.set(position);
        while (verified == 0 && done.nextClearBit(0) >= next) {
            if (next == firms.length || isCalm(next)) {
                verified = next;
            }
            next = Math.min(firms.length, next + STRIDE);
        }
        return verified > 0;
    }

    /** How many firms, from the first on, the top was chosen from; 0 while it is not known. */
    synchronized int verified() {
        return verified;
    }

    /** Positions of the top, highest loss first, equal losses by firm number. */
    int[] top() {
        return Arrays.copyOf(Screening.byLoss(firms, losses.loss(), verified()), wanted);
    }

    private boolean isCalm(int size) {
        int calm = size - Math.max(CALM, wanted);
        int[] best = Screening.byLoss(firms, losses.loss(), size);
        return Arrays.stream(best, 0, wanted).allMatch(position -> position < calm);
    }
}
