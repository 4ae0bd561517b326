package org.clearway.app.monitoring.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period as files write it: {@code 2022-05-31} a day, {@code 2022-05} a month, {@code 2022-05-W4} the week that begins on the
 * fourth Monday of May, {@code 2021-05-17/23} the week from the 17th on.
 *
 * @param start its first day
 */
public record Period(Frequency frequency, LocalDate start) {

    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-(\\d{2})-W([1-5])");
    private static final Pattern SPAN = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})/(\\d{2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?( 00:00(:00)?)?");
    private static final int DAYS_OF_A_WEEK = 6;

    public static Optional<Period> parse(String text) {
        try {
            return read(text.strip());
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Period> read(String text) throws DateTimeParseException {
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return Optional.of(new Period(Frequency.MONTHLY, LocalDate.of(number(month, 1), number(month, 2), 1)));
        }
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            LocalDate monday = LocalDate.of(number(week, 1), number(week, 2), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(number(week, 3), DayOfWeek.MONDAY));
            return Optional.of(new Period(Frequency.WEEKLY, monday));
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            LocalDate first = LocalDate.of(number(span, 1), number(span, 2), number(span, 3));
            return number(span, 4) - number(span, 3) == DAYS_OF_A_WEEK && first.getDayOfWeek() == DayOfWeek.MONDAY
                    ? Optional.of(new Period(Frequency.WEEKLY, first))
                    : Optional.empty();
        }
        Matcher day = DAY.matcher(text);
        return day.matches()
                ? Optional.of(new Period(Frequency.DAILY, LocalDate.of(number(day, 1), number(day, 2), number(day, 3))))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
