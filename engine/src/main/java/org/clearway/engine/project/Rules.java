package org.clearway.engine.project;

/**
 * The constants of the dynamic.
 *
 * @param maxCapacity what a node can make where no closure says otherwise, as a share of base output: overtime and
 *     weekends; 0 to 3
 * @param refillDays days over which a gap between cover and target is ordered again; at least 1
 * @param leastTargetDays the target cover of a slot is at least this many days
 * @param redCoverDays below this cover a slot counts as red in {@link Outlook#redDay}
 * @param rationing how scarce output is shared out
 */
public record Rules(
        double maxCapacity, double refillDays, double leastTargetDays, double redCoverDays, Rationing rationing) {
    /** Below this cover, in days, a slot has run out; below this share of base output a node has stopped. */
    public static final double OUT = 0.05;

    /** Cover is red only when it is under the threshold by more than this, so that rounding turns no light. */
    public static final double RED_MARGIN_DAYS = 1e-9;

    /** Cover below this many days is none. */
    public static final double LEAST_COVER_DAYS = 1e-30;

    /** The largest capacity, as a share of base output: three shifts instead of one. */
    public static final double MAX_CAPACITY = 3;

    /** @throws IllegalArgumentException if a constant is out of its bounds */
    public Rules {
        require("The largest capacity", maxCapacity, 0, MAX_CAPACITY);
        require("The days to refill a stock", refillDays, 1, 365);
        require("The least target cover", leastTargetDays, 0, 365);
        require("The cover that is red", redCoverDays, 0, 365);
    }

    /** The rules of the platform: capacity up to 1.2, targets of a day or more, red under 3 days, proportional. */
    public static Rules product() {
        return new Rules(1.2, 6, 1, 3, Rationing.PROPORTIONAL);
    }

    /** The rules the reference results were made with: capacity up to 1, targets as given. */
    public static Rules reference() {
        return new Rules(1, 6, 0, 3, Rationing.PROPORTIONAL);
    }

    /** The same rules with another red threshold, in days of cover. */
    public Rules redUnder(double days) {
        return new Rules(maxCapacity, refillDays, leastTargetDays, days, rationing);
    }

    /** The same rules with another rationing. */
    public Rules sharing(Rationing other) {
        return new Rules(maxCapacity, refillDays, leastTargetDays, redCoverDays, other);
    }

    /** The target cover in days of a node whose file says {@code invDays}. */
    public double targetDays(double invDays) {
        return Math.max(leastTargetDays, invDays);
    }

    private static void require(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }
}
