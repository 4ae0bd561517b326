package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.clearway.app.monitoring.State;
import org.clearway.app.monitoring.internal.EnterpriseDays.Day;
import org.jspecify.annotations.Nullable;

/**
 * On duty and utilisation over some days, drawn on the server in a box of 746 by 168: it prints, and needs no script.
 * A day without a report is a gap, not a zero.
 *
 * @param duty    the path of the grey line
 * @param used    the path of the blue line
 * @param dutyEnd height of its last point, where its label stands
 * @param turn    the last change of state, null when there was none
 */
public record DutyChart(
        String duty,
        String used,
        double dutyEnd,
        double usedEnd,
        @Nullable Double lastDuty,
        @Nullable Double lastUsed,
        @Nullable Turn turn,
        List<Tick> ticks,
        List<Day> days) {

    private static final double LEFT = 30;
    private static final double RIGHT = 634;
    private static final double TOP = 8;
    private static final double BOTTOM = 144;

    /** A plant above its normal day is drawn at the upper edge; its label tells the value. */
    private static final double FULL = 100;

    private static final double LABEL_SPACE = 15;

    /** @param x where the dashed line stands */
    public record Turn(LocalDate day, State state, double x) {

        public boolean toTheLeft() {
            return x > 420;
        }
    }

    public record Tick(LocalDate day, double x) {}

    public static @Nullable DutyChart of(List<Day> days, LocalDate first, LocalDate last) {
        if (days.size() < 2) {
            return null;
        }
        long span = Math.max(1, ChronoUnit.DAYS.between(first, last));
        Map<LocalDate, Day> byDay = new HashMap<>();
        days.forEach(day -> byDay.put(day.day(), day));
        Day end = days.getLast();
        Double duty = end.onDutyRate();
        double usedEnd = height(end.used().doubleValue());
        double dutyEnd = duty == null ? usedEnd : height(duty);
        if (Math.abs(dutyEnd - usedEnd) < LABEL_SPACE) {
            dutyEnd = usedEnd + (dutyEnd <= usedEnd ? -LABEL_SPACE : LABEL_SPACE);
        }
        return new DutyChart(
                path(byDay, first, span, Day::onDutyRate),
                path(byDay, first, span, day -> day.used().doubleValue()),
                dutyEnd + 4,
                usedEnd + 4,
                duty,
                end.used().doubleValue(),
                turn(days, first, span),
                ticks(first, span),
                days);
    }

    private static String path(
            Map<LocalDate, Day> days, LocalDate first, long span, Function<Day, @Nullable Double> value) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i <= span; i++) {
            Day day = days.get(first.plusDays(i));
            Double percent = day == null ? null : value.apply(day);
            if (percent != null) {
                path.append(pen ? 'L' : 'M')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", x(i, span), height(percent)));
            }
            pen = percent != null;
        }
        return path.toString();
    }

    private static double x(long day, long span) {
        return LEFT + (RIGHT - LEFT) * day / span;
    }

    private static double height(double percent) {
        return BOTTOM - (BOTTOM - TOP) * Math.clamp(percent, 0, FULL) / FULL;
    }

    private static @Nullable Turn turn(List<Day> days, LocalDate first, long span) {
        for (int i = days.size() - 1; i > 0; i--) {
            if (days.get(i).state() != days.get(i - 1).state()) {
                Day day = days.get(i);
                return new Turn(day.day(), day.state(), x(ChronoUnit.DAYS.between(first, day.day()), span));
            }
        }
        return null;
    }

    private static List<Tick> ticks(LocalDate first, long span) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= span; i += 10) {
            ticks.add(new Tick(first.plusDays(i), x(i, span)));
        }
        return ticks;
    }
}
