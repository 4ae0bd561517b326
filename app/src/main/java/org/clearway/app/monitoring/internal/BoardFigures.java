package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Figures;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.springframework.stereotype.Component;

/** The figures of one board, computed once for its sentence, tiles and cards, and kept for some seconds. */
@Component
class BoardFigures {

    static final int DAYS = 30;

    private static final long KEPT_MILLIS = 10_000;
    private static final int BOARDS_LIMIT = 200;

    /** Of a day that fewer have reported for, the day before is shown instead. */
    private static final double ENOUGH_PERCENT = 80;

    private final Figures figures;
    private final Map<Key, Board> boards = new ConcurrentHashMap<>();

    /** Whose board is being made anew: the others are shown the one before, instead of all making it at once. */
    private final Set<Key> making = ConcurrentHashMap.newKeySet();

    BoardFigures(Figures figures) {
        this.figures = figures;
    }

    Board of(String division, AsOf asOf) {
        Key key = new Key(division, Actor.current().range(), asOf.past() ? asOf.parameter() : "", asOf.day());
        long now = System.nanoTime() / 1_000_000;
        Board known = boards.get(key);
        boolean fresh = known != null && now - known.madeMillis() < KEPT_MILLIS;
        if (known != null && (fresh || !making.add(key))) {
            return known;
        }
        try {
            if (boards.size() > BOARDS_LIMIT) {
                boards.clear();
            }
            Board made = make(FigureScope.of(division, null, asOf), asOf.day(), now);
            boards.put(key, made);
            return made;
        } finally {
            making.remove(key);
        }
    }

    private Board make(FigureScope scope, LocalDate today, long now) {
        List<DayFigures> series = figures.series(scope, today.minusDays(DAYS), today);
        DayFigures last = series.getLast();
        Double share = last.reportedShare();
        boolean enough = share != null && share >= ENOUGH_PERCENT;
        List<DayFigures> shown = enough ? series : series.subList(0, series.size() - 1);
        return new Board(
                shown, last, figures.byDivision(scope, shown.getLast().day()), figures.byDivision(scope, today), now);
    }

    private record Key(String division, DivisionRange reach, String moment, LocalDate day) {}

    /**
     * @param series     until the last day for which enough have reported
     * @param today      the day itself, however few have reported
     * @param places     by division right below, of the last day of the series
     * @param placesNow  the same of today
     */
    record Board(
            List<DayFigures> series,
            DayFigures today,
            Map<String, DayFigures> places,
            Map<String, DayFigures> placesNow,
            long madeMillis) {

        DayFigures shown() {
            return series.getLast();
        }
    }
}
