package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Projection;

/**
 * What was on the lists and what is projected to be left, as two lines in a box of 300 by 54.
 *
 * @param past  up to today, {@code ahead} from today to the empty day
 * @param nowX  where today stands, {@code nowY} how many there are
 */
public record CardCourse(
        String past, String ahead, double nowX, double nowY, LocalDate first, LocalDate now, LocalDate last) {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 54;
    private static final int STEPS = 40;

    static CardCourse of(List<Countdown.Point> series, Projection projection) {
        LocalDate first = series.getFirst().day();
        LocalDate now = projection.day();
        LocalDate last = projection.empty().day();
        double most = Math.max(
                1, series.stream().mapToLong(Countdown.Point::entries).max().orElse(1));
        double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        StringBuilder past = new StringBuilder();
        series.forEach(one -> point(past, x(first, one.day(), days), y((double) one.entries(), most)));
        StringBuilder ahead = new StringBuilder();
        long left = ChronoUnit.DAYS.between(now, last);
        for (int i = 0; i <= STEPS; i++) {
            LocalDate day = now.plusDays(left * i / STEPS);
            point(ahead, x(first, day, days), y(projection.leftOn(day).entries(), most));
        }
        double entries = (double) series.getLast().entries();
        return new CardCourse(
                past.toString(), ahead.toString(), x(first, now, days), y(entries, most), first, now, last);
    }

    private static double x(LocalDate first, LocalDate day, double days) {
        return WIDTH * (double) ChronoUnit.DAYS.between(first, day) / days;
    }

    private static double y(double entries, double most) {
        return HEIGHT - HEIGHT * entries / most;
    }

    private static void point(StringBuilder line, double x, double y) {
        line.append(line.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
    }
}
