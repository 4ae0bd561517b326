package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.internal.BoardFigures.Board;
import org.clearway.app.shared.port.Tile;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures on top of the board; each opens the rows that it counts. */
@Component
class ReportTiles implements Tile {

    /** Against this many days before it says better or worse. */
    private static final int COMPARED_DAYS = 7;

    private static final double SAME_PERCENT = 0.05;

    private final BoardFigures board;

    ReportTiles(BoardFigures board) {
        this.board = board;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public List<Figure> figures(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return List.of();
        }
        Board one = board.of(division, asOf);
        String rows = "?division=" + division + (asOf.past() ? "&asOf=" + asOf.parameter() : "") + "&day=";
        LocalDate day = one.shown().day();
        return java.util.stream.Stream.of(
                        figure(
                                "resumption",
                                one.series(),
                                DayFigures::resumptionRate,
                                "/reports" + rows + day + "&state=stopped"),
                        figure("on-duty", one.series(), DayFigures::onDutyRate, "/reports" + rows + day),
                        figure("returned", one.series(), DayFigures::returnRate, "/reports" + rows + day),
                        figure("full-capacity", one.series(), DayFigures::fullCapacityShare, "/reports" + rows + day),
                        figure(
                                "stopped",
                                one.series(),
                                DayFigures::stoppedCount,
                                "/reports" + rows + day + "&state=stopped"),
                        reportedToday(
                                one, "/reports/missing" + rows + one.today().day()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Figure reportedToday(Board one, String href) {
        List<DayFigures> days = new java.util.ArrayList<>(one.series());
        if (!one.shown().day().equals(one.today().day())) {
            days.add(one.today());
        }
        return figure("reported", days, DayFigures::reportedShare, href);
    }

    private static @Nullable Figure figure(
            String name, List<DayFigures> days, Function<DayFigures, @Nullable Double> rate, String href) {
        List<Double> points = days.stream()
                .map(rate)
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .toList();
        Double value = rate.apply(days.getLast());
        if (value == null) {
            return null;
        }
        DayFigures before = days.get(Math.max(0, days.size() - 1 - COMPARED_DAYS));
        Double was = rate.apply(before);
        boolean count = name.equals("stopped");
        double change = was == null ? 0 : (value - was) * (count ? -1 : 1);
        int direction = Math.abs(change) < SAME_PERCENT ? 0 : change > 0 ? 1 : -1;
        return new Figure(
                "monitoring.tile." + name,
                value,
                count ? 0 : 1,
                count ? "" : "monitoring.percent",
                points,
                direction,
                before.day(),
                days.getLast().day(),
                href);
    }
}
