package org.clearway.engine.project.light;

import org.clearway.engine.project.Outlook;

/**
 * From when on a light turns; dated settings per chain and part.
 *
 * <p>Two rules, the worse holds: days until the slot runs out in the projection; cover against the slot's own target, so
 * that a lean plant at its target is green. Both sides of a threshold: a slot that runs out on day {@code redDays} is
 * red, on the day after orange; cover of exactly half its target is green.
 *
 * @param redDays runs out within so many days: red
 * @param orangeDays the same for orange, not below {@code redDays}
 * @param yellowDays the same for yellow, not below {@code orangeDays}
 * @param yellowShare cover under this share of its target: yellow at best; 0 to 1
 * @param orangeShare cover under this share of its target: orange at best; 0 to {@code yellowShare}
 * @param staleDays a report older than this many days says nothing any more: grey
 */
public record LightThresholds(
        int redDays, int orangeDays, int yellowDays, double yellowShare, double orangeShare, int staleDays) {
    /** @throws IllegalArgumentException if the thresholds do not rise from red to yellow or a share is out of bounds */
    public LightThresholds {
        if (redDays < 0 || redDays > orangeDays || orangeDays > yellowDays || staleDays < 0) {
            throw new IllegalArgumentException("Thresholds rise from red to yellow, from 0 days on; not " + redDays
                    + ", " + orangeDays + ", " + yellowDays + " and stale after " + staleDays);
        }
        if (!(orangeShare >= 0 && orangeShare <= yellowShare && yellowShare <= 1)) {
            throw new IllegalArgumentException("Shares of a target rise from orange to yellow, 0 to 1; not "
                    + orangeShare + " and " + yellowShare);
        }
    }

    /** Red within 5 days, orange 10, yellow 14; yellow under half, orange under a quarter of the target; stale after 3. */
    public static LightThresholds usual() {
        return new LightThresholds(5, 10, 14, 0.5, 0.25, 3);
    }

    /**
     * The light of a slot whose stock is known.
     *
     * @param outDay day it runs out, or {@link Outlook#NEVER}
     * @param coverDays its cover today
     * @param targetDays its own target
     */
    public Light light(int outDay, double coverDays, double targetDays) {
        Light byDay = byDay(outDay);
        Light byTarget = byTarget(coverDays, targetDays);
        return byDay.compareTo(byTarget) <= 0 ? byDay : byTarget;
    }

    /**
     * The light of a slot, grey where its stock is not known.
     *
     * @param reportAgeDays age of the last report in days
     * @param disagree whether two sides report stocks that do not fit together
     */
    public Light light(int outDay, double coverDays, double targetDays, int reportAgeDays, boolean disagree) {
        boolean known = reportAgeDays <= staleDays && !disagree;
        return known ? light(outDay, coverDays, targetDays) : Light.GREY;
    }

    private Light byDay(int outDay) {
        if (outDay <= redDays) {
            return Light.RED;
        }
        if (outDay <= orangeDays) {
            return Light.ORANGE;
        }
        return outDay <= yellowDays ? Light.YELLOW : Light.GREEN;
    }

    private Light byTarget(double coverDays, double targetDays) {
        if (coverDays < orangeShare * targetDays) {
            return Light.ORANGE;
        }
        return coverDays < yellowShare * targetDays ? Light.YELLOW : Light.GREEN;
    }
}
