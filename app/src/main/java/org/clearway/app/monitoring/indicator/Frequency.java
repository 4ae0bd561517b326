package org.clearway.app.monitoring.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How often a series has a value. A period is named by its first day. */
public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Frequency> of(String word) {
        for (Frequency one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The first day of the period that holds a day; weeks begin on Monday. */
    public LocalDate period(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    /** The period so many further on, or back. */
    public LocalDate plus(LocalDate period, int periods) {
        return switch (this) {
            case DAILY -> period.plusDays(periods);
            case WEEKLY -> period.plusWeeks(periods);
            case MONTHLY -> period.plusMonths(periods);
        };
    }
}
