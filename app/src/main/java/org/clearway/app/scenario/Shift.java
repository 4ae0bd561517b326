package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.List;

/**
 * By how much plants are moved away from what their traits alone would give, in log-odds, so that the figures of their panels
 * come out: set on three days, straight lines between, nothing before the wave. What holds in April alone fades within two weeks.
 */
final class Shift {

    static final List<LocalDate> ANCHORS =
            List.of(LocalDate.of(2022, 4, 18), LocalDate.of(2022, 4, 22), LocalDate.of(2022, 5, 31));

    private static final int ONSET = Days.of(LocalDate.of(2022, 3, 20));
    private static final int[] DAYS = ANCHORS.stream().mapToInt(Days::of).toArray();

    /** Of a shift of April a fifth is left on 3 May. */
    private static final int FADING = 5;

    private final float[][] atAnchor;
    private final boolean[][] isSet;

    Shift(int plants) {
        atAnchor = new float[DAYS.length][plants];
        isSet = new boolean[DAYS.length][plants];
    }

    void set(int anchor, int plant, double value) {
        atAnchor[anchor][plant] = (float) value;
        isSet[anchor][plant] = true;
    }

    boolean isSet(int anchor, int plant) {
        return isSet[anchor][plant];
    }

    /** The two days of April are one spell: what is known of one holds on the other, unless that has its own. */
    void spreadOverApril(int plant) {
        for (int anchor = 0; anchor < 2; anchor++) {
            if (!isSet[anchor][plant] && isSet[1 - anchor][plant]) {
                atAnchor[anchor][plant] = atAnchor[1 - anchor][plant];
            }
        }
    }

    double at(int plant, int day) {
        double april18 = atAnchor[0][plant];
        double april22 = atAnchor[1][plant];
        double may31 = atAnchor[2][plant];
        if (day <= ONSET) {
            return 0;
        }
        if (day <= DAYS[0]) {
            return april18 * share(ONSET, day, DAYS[0]);
        }
        if (day <= DAYS[1]) {
            return april18 + (april22 - april18) * share(DAYS[0], day, DAYS[1]);
        }
        double passed = Math.min(1, share(DAYS[1], day, DAYS[2]));
        return isSet[2][plant] ? april22 + (may31 - april22) * passed : april22 * Math.pow(1 - passed, FADING);
    }

    private static double share(int from, int day, int to) {
        return (double) (day - from) / (to - from);
    }
}
