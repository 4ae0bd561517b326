package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Figures;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The figures of one board, computed once for its sentence, tiles and cards, and kept for some seconds. */
@Component
class BoardFigures {

    static final int DAYS = 30;

    private static final Logger log = LoggerFactory.getLogger(BoardFigures.class);

    private static final long KEPT_MILLIS = 10_000;
    private static final long SHOWN_MILLIS = 20_000;
    private static final int BOARDS_LIMIT = 200;

    /** Of a day that fewer have reported for, the day before is shown instead. */
    private static final double ENOUGH_PERCENT = 80;

    private final Figures figures;
    private final Map<Key, Board> boards = new ConcurrentHashMap<>();

    /** Whose board is being made anew: one thread at a time. */
    private final Set<Key> making = ConcurrentHashMap.newKeySet();

    BoardFigures(Figures figures) {
        this.figures = figures;
    }

    /** Within ten seconds of making it a board stands; a reader in the ten after sees it too, and has it made anew. */
    Board of(String division, AsOf asOf) {
        Key key = new Key(division, Actor.current().range(), asOf.past() ? asOf.parameter() : "", asOf.day());
        Board known = boards.get(key);
        long age = known == null ? Long.MAX_VALUE : millis() - known.madeMillis();
        if (known == null || age > SHOWN_MILLIS) {
            return made(key, division, asOf);
        }
        if (age > KEPT_MILLIS && making.add(key)) {
            Actor reader = Actor.current();
            Thread.ofVirtual().name("board").start(() -> reader.run(() -> makeAnew(key, division, asOf)));
        }
        return known;
    }

    private void makeAnew(Key key, String division, AsOf asOf) {
        try {
            made(key, division, asOf);
        } catch (RuntimeException e) {
            log.warn("The board of {} could not be made anew; the next reader tries again", division, e);
        } finally {
            making.remove(key);
        }
    }

    private Board made(Key key, String division, AsOf asOf) {
        if (boards.size() > BOARDS_LIMIT) {
            boards.clear();
        }
        Board made = make(FigureScope.of(division, null, asOf), asOf.day(), millis());
        boards.put(key, made);
        return made;
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    private Board make(FigureScope scope, LocalDate today, long now) {
        List<DayFigures> series = figures.series(scope, today.minusDays(DAYS), today);
        DayFigures last = series.getLast();
        Double share = last.reportedShare();
        boolean enough = share != null && share >= ENOUGH_PERCENT;
        List<DayFigures> shown = enough ? series : series.subList(0, series.size() - 1);
        LocalDate day = shown.getLast().day();
        Map<LocalDate, Map<String, DayFigures>> places =
                figures.standingByDivision(scope, new TreeSet<>(List.of(day, today)));
        return new Board(
                shown, last, Objects.requireNonNull(places.get(day)), Objects.requireNonNull(places.get(today)), now);
    }

    private record Key(String division, DivisionRange reach, String moment, LocalDate day) {}

    /**
     * @param series     until the last day for which enough have reported
     * @param today      the day itself, however few have reported
     * @param places     by division right below, of the last day of the series: who reported and who runs, no sums
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
