package org.clearway.app.scenario.problem;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.clearway.app.directory.ReferenceTable;

/** Working hours of the calendar, from 9 to 18, forwards and backwards. */
final class Office {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BEGINS = 9;
    private static final int ENDS = 18;
    private static final int MINUTES_A_DAY = (ENDS - BEGINS) * 60;

    private final Map<LocalDate, Boolean> working = new HashMap<>();

    Office() {
        for (ReferenceTable.Row row : ReferenceTable.named("calendar_2022").rows()) {
            working.put(LocalDate.parse(row.text("date")), row.text("working").equals("yes"));
        }
    }

    boolean works(LocalDate day) {
        return working.getOrDefault(
                day, day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    Instant at(LocalDate day, int minuteOfWork) {
        LocalDate first = day;
        while (!works(first)) {
            first = first.plusDays(1);
        }
        return first.atTime(BEGINS, 0).plusMinutes(minuteOfWork).atZone(ZONE).toInstant();
    }

    /** So many working minutes later; earlier when negative. */
    Instant plus(Instant from, long minutes) {
        ZonedDateTime at = from.atZone(ZONE);
        LocalDate day = at.toLocalDate();
        long minute = works(day) ? Math.clamp(at.getHour() * 60L + at.getMinute() - BEGINS * 60L, 0, MINUTES_A_DAY) : 0;
        long target = minute + minutes;
        while (target > MINUTES_A_DAY) {
            target -= MINUTES_A_DAY;
            day = next(day, 1);
        }
        while (target < 0) {
            target += MINUTES_A_DAY;
            day = next(day, -1);
        }
        if (!works(day)) {
            day = next(day, 1);
        }
        return day.atTime(BEGINS, 0).plusMinutes(target).atZone(ZONE).toInstant();
    }

    /** The end of the third working day after. */
    Instant silence(Instant solved) {
        LocalDate day = solved.atZone(ZONE).toLocalDate();
        for (int i = 0; i < 3; i++) {
            day = next(day, 1);
        }
        return day.atTime(ENDS, 0).atZone(ZONE).toInstant();
    }

    private LocalDate next(LocalDate day, int step) {
        LocalDate other = day.plusDays(step);
        while (!works(other)) {
            other = other.plusDays(step);
        }
        return other;
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
