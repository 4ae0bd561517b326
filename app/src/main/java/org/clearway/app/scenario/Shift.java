package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.List;

/**
 * By how much plants are moved away from what their traits alone would give, in log-odds, so that the figures of their panels
 * come out: set on three days, straight lines between, nothing before the wave.
 */
final class Shift {

    static final List<LocalDate> ANCHORS =
            List.of(LocalDate.of(2022, 4, 18), LocalDate.of(2022, 4, 22), LocalDate.of(2022, 5, 31));

    private static final int ONSET = Days.of(LocalDate.of(2022, 3, 20));
    private static final int[] DAYS = ANCHORS.stream().mapToInt(Days::of).toArray();

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
        if (day <= ONSET) {
            return 0;
        }
        int beforeDay = ONSET;
        double before = 0;
        for (int anchor = 0; anchor < DAYS.length; anchor++) {
            double next = atAnchor[anchor][plant];
            if (day <= DAYS[anchor]) {
                return before + (next - before) * (day - beforeDay) / (DAYS[anchor] - beforeDay);
            }
            before = next;
            beforeDay = DAYS[anchor];
        }
        return before;
    }
}
