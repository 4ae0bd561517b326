package org.clearway.app.problem.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.stereotype.Component;

/**
 * Time in which offices work: from the hour the day begins until it ends, on the working days of the calendar, make-up
 * Saturdays among them. The hours are dated settings; those that hold at the start count for the whole span.
 */
@Component
public class WorkingTime {

    private static final int MOST_DAYS = 800;

    private final ReferenceTables reference;
    private final Settings settings;
    private final Map<LocalDate, Boolean> known = new ConcurrentHashMap<>();

    WorkingTime(ReferenceTables reference, Settings settings) {
        this.reference = reference;
        this.settings = settings;
    }

    /** The moment at which so many working minutes after {@code start} have passed. */
    public Instant after(Instant start, long minutes) {
        Hours hours = hours(start);
        ZonedDateTime at = start.atZone(ClearwayClock.ZONE);
        long left = minutes;
        for (int day = 0; day < MOST_DAYS; day++) {
            ZonedDateTime end = hours.end(at.toLocalDate());
            ZonedDateTime from = later(at, hours.begin(at.toLocalDate()));
            if (isWorking(at.toLocalDate()) && from.isBefore(end)) {
                long today = Duration.between(from, end).toMinutes();
                if (left <= today) {
                    return from.plusMinutes(left).toInstant();
                }
                left -= today;
            }
            at = at.toLocalDate().plusDays(1).atStartOfDay(ClearwayClock.ZONE);
        }
        return at.toInstant();
    }

    /** Whole working minutes from one moment to a later one; none when it is not later. */
    public long minutes(Instant start, Instant until) {
        Hours hours = hours(start);
        ZonedDateTime at = start.atZone(ClearwayClock.ZONE);
        ZonedDateTime stop = until.atZone(ClearwayClock.ZONE);
        long sum = 0;
        for (int day = 0; day < MOST_DAYS && at.isBefore(stop); day++) {
            ZonedDateTime from = later(at, hours.begin(at.toLocalDate()));
            ZonedDateTime end = hours.end(at.toLocalDate());
            ZonedDateTime to = end.isBefore(stop) ? end : stop;
            if (isWorking(at.toLocalDate()) && from.isBefore(to)) {
                sum += Duration.between(from, to).toMinutes();
            }
            at = at.toLocalDate().plusDays(1).atStartOfDay(ClearwayClock.ZONE);
        }
        return sum;
    }

    /** The end of the last of so many working days after the day of {@code start}. */
    public Instant endOfDay(Instant start, int workingDays) {
        LocalDate day = start.atZone(ClearwayClock.ZONE).toLocalDate();
        int left = workingDays;
        for (int i = 0; i < MOST_DAYS && left > 0; i++) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return hours(start).end(day).toInstant();
    }

    public long minutesADay(Instant at) {
        Hours hours = hours(at);
        return (hours.ends() - hours.begins()) * 60L;
    }

    /** Minutes from midnight until offices open. */
    public long beginsAtMinute(Instant at) {
        return hours(at).begins() * 60L;
    }

    public boolean isWorking(LocalDate day) {
        return known.computeIfAbsent(day, reference::isWorkingDay);
    }

    private Hours hours(Instant at) {
        return LookedUp.of(
                List.of("office hours", at.atZone(ClearwayClock.ZONE).toLocalDate()),
                () -> new Hours(
                        settings.number("problem.day-begins-hour", at).intValue(),
                        settings.number("problem.day-ends-hour", at).intValue()));
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private record Hours(int begins, int ends) {
        ZonedDateTime begin(LocalDate day) {
            return day.atStartOfDay(ClearwayClock.ZONE).plusHours(begins);
        }

        ZonedDateTime end(LocalDate day) {
            return day.atStartOfDay(ClearwayClock.ZONE).plusHours(ends);
        }
    }
}
