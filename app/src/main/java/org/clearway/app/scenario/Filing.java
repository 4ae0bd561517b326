package org.clearway.app.scenario;

import org.clearway.app.scenario.Draw.Salt;

/**
 * Who reported when. Each plant has its hour of the morning; some are often late, a few often silent, a fifth joined only in March
 * and April. Members of calibrated panels were called on the days that a figure speaks of, and reported.
 */
final class Filing {

    /** No report. */
    static final int NONE = -1;

    static final int DUE_MINUTE = 10 * 60;

    private static final double JOINED_AT_ONCE = 0.8;
    private static final double MISTAKE_SHARE = 0.015;
    private static final double TWO_MISTAKES_SHARE = 0.001;

    private final Plants plants;
    private final Activity activity;

    Filing(Plants plants, Activity activity) {
        this.plants = plants;
        this.activity = activity;
    }

    /** The minute of the scenario in which the first version for this day was recorded, or {@link #NONE}. */
    int firstRecorded(int plant, int day) {
        if (day < joined(plant) || isMissing(plant, day)) {
            return NONE;
        }
        int minute = isLate(plant, day) ? lateMinute(plant, day) : punctualMinute(plant, day);
        return Days.isPast(minute) ? minute : NONE;
    }

    boolean isLate(int recordedMinute, int day, boolean first) {
        return first && recordedMinute > Days.minute(day, DUE_MINUTE);
    }

    /** How many versions: one, or two or three where what was typed first was wrong and has been corrected by now. */
    int versions(int plant, int day, int firstRecorded) {
        double chance = Draw.unit(Salt.MISTAKE, plant, day);
        int versions = chance < TWO_MISTAKES_SHARE ? 3 : chance < MISTAKE_SHARE ? 2 : 1;
        while (versions > 1 && !Days.isPast(recorded(plant, day, firstRecorded, versions))) {
            versions--;
        }
        return versions;
    }

    /** The minute in which a version was recorded: corrections follow within some hours, at most about two days each. */
    int recorded(int plant, int day, int firstRecorded, int version) {
        int minute = firstRecorded;
        for (int earlier = 1; earlier < version; earlier++) {
            double chance = Draw.unit(Salt.CORRECTED_AFTER, plant, day * 4L + earlier);
            minute += 20 + (int) (2_900 * chance * chance);
        }
        return minute;
    }

    /** The first day for which this plant was asked to report. */
    int joined(int plant) {
        double chance = Draw.unit(Salt.JOINED, plant);
        boolean early = plants.cohort(plant).isCalibrated() || plants.isStory(plant) || chance < JOINED_AT_ONCE;
        return early ? 0 : (int) ((chance - JOINED_AT_ONCE) / (1 - JOINED_AT_ONCE) * 50);
    }

    private boolean isMissing(int plant, int day) {
        if (plants.isStory(plant)) {
            return activity.event(plant, day, "silent") != null;
        }
        boolean called = plants.cohort(plant).isCalibrated() && (day == 0 || Shift.ANCHORS.contains(Days.date(day)));
        double neglect = 0.012 + 0.30 * Math.pow(Draw.unit(Salt.NEGLECT, plant), 12);
        return !called && Draw.unit(Salt.MISSING, plant, day) < neglect;
    }

    private static boolean isLate(int plant, int day) {
        double lateness = 0.015 + 0.12 * Math.pow(Draw.unit(Salt.LATENESS, plant), 6);
        return Draw.unit(Salt.LATE, plant, day) < lateness;
    }

    private static int punctualMinute(int plant, int day) {
        double habit = 7 * 60 + 5 + 150 * Draw.unit(Salt.HABIT, plant);
        double minute = habit + 12 * Draw.normal(Salt.MINUTE, plant, day);
        return Days.minute(day, (int) Math.clamp(minute, 6 * 60, DUE_MINUTE - 1));
    }

    private static int lateMinute(int plant, int day) {
        double chance = Draw.unit(Salt.LATE_BY, plant, day);
        return chance < 0.8
                ? Days.minute(day, DUE_MINUTE + 1 + (int) (580 * chance * chance))
                : Days.minute(day + 1, 8 * 60 + (int) (600 * (chance - 0.8)));
    }
}
