package org.clearway.app.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A site that was to report on a day and did not.
 *
 * @param lastDay    the day of its last report before, null when it never reported
 * @param remindedAt when it was reminded of this day, null when it was not
 */
public record MissingReport(
        long siteId,
        long enterpriseId,
        String division,
        LocalDate day,
        LocalDate since,
        @Nullable LocalDate lastDay,
        @Nullable Instant remindedAt,
        @Nullable String remindedBy) {

    /** From how many silent days on somebody should telephone. */
    public static final int SILENT_DAYS = 3;

    /** Days without a report until and with the day asked for. */
    public long silentDays() {
        return java.time.temporal.ChronoUnit.DAYS.between(lastDay == null ? since.minusDays(1) : lastDay, day);
    }

    /** new, late or silent: the word of its reason. */
    public String reason() {
        if (lastDay == null) {
            return "new";
        }
        return silentDays() <= 1 ? "late" : "silent";
    }
}
