package org.clearway.app.whitelist;

import java.time.LocalDate;
import org.clearway.app.monitoring.Stretches.Stretch;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * A listing that a morning looks at, with what the reports say.
 *
 * @param resumed  over the days of {@link Thresholds#resumedDays}; null without any report
 * @param standing over the days of {@link Thresholds#standingDays}
 */
record Candidate(
        Listing listing,
        boolean closed,
        @Nullable Stretch resumed,
        @Nullable Stretch standing,
        int workdays,
        LocalDate day,
        Thresholds marks) {

    /** Two of three working days have to be known before anybody is called fully resumed. */
    private static final double KNOWN_SHARE = 2.0 / 3;

    boolean isResumed() {
        return resumed != null && resumed.isAbove((int) Math.ceil(workdays * KNOWN_SHARE));
    }

    boolean isStanding() {
        return standing != null && standing.stopped() >= marks.standingDays();
    }

    LocalDate lastDay() {
        return LocalDate.ofInstant(listing.until().minusSeconds(1), ClearwayClock.ZONE);
    }

    boolean isExpiring() {
        return lastDay().isBefore(day.plusDays(marks.expiringDays()));
    }
}
