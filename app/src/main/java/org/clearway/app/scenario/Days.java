package org.clearway.app.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.clearway.app.directory.ReferenceTable;

/** The days of the scenario, counted from 0 = 1 March 2022, and which of them were worked. */
final class Days {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST = LocalDate.of(2022, 3, 1);
    static final LocalDate LAST = LocalDate.of(2022, 6, 2);
    static final int COUNT = of(LAST) + 1;
    static final int NOW_MINUTE = 10 * 60;

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final long FIRST_SECOND = FIRST.atStartOfDay(ZONE).toEpochSecond();

    /** How much of a working week a day takes away: 0 on a working day, 0.5 on Saturday, 1 on Sunday, 1.6 on a holiday. */
    private final double[] rest = new double[COUNT];

    Days() {
        for (ReferenceTable.Row row : ReferenceTable.named("calendar_2022").rows()) {
            LocalDate date = LocalDate.parse(row.text("date"));
            if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                rest[of(date)] = restOf(row, date);
            }
        }
    }

    static int of(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(FIRST, date);
    }

    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    /** An instant, by minutes after the midnight that began the scenario, and a second within. */
    static Instant at(int minute, int second) {
        return Instant.ofEpochSecond(FIRST_SECOND + minute * 60L + second);
    }

    static int minute(int day, int minuteOfDay) {
        return day * MINUTES_A_DAY + minuteOfDay;
    }

    static boolean isPast(int minute) {
        return minute <= minute(COUNT - 1, NOW_MINUTE);
    }

    double rest(int day) {
        return rest[day];
    }

    private static double restOf(ReferenceTable.Row row, LocalDate date) {
        if (row.text("working").equals("yes")) {
            return 0;
        }
        if (row.text("kind").equals("holiday")) {
            return 1.6;
        }
        return date.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.5 : 1.0;
    }
}
