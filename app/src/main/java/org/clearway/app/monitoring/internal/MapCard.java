package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.internal.BoardFigures.Board;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The resumption rate by province as a tile map, below the nation by city as a table. */
@Component
class MapCard implements Card {

    /** From these rates on a tile is pale, ever deeper below: deep needs attention. */
    private static final double[] STEPS = {97, 95, 92, 90, 85, 80};

    private final BoardFigures board;
    private final DivisionNames divisions;

    MapCard(BoardFigures board, DivisionNames divisions) {
        this.board = board;
        this.divisions = divisions;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public String fragment() {
        return "monitoring/cards :: map";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Board one = board.of(division, asOf);
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        LocalDate day = one.shown().day();
        if (division.equals("000000")) {
            List<Place> tiles = TileMap.spots().values().stream()
                    .map(spot -> place(spot.division(), spot.place(), spot.zh(), spot.en(), one.places(), day, moment))
                    .toList();
            return new Content(day, true, tiles, sorted(tiles));
        }
        List<Place> rows = new ArrayList<>();
        one.places().keySet().forEach(code -> {
            DivisionNames.Named name = divisions.of(code);
            rows.add(place(code, "", name.nameZh(), name.nameEn(), one.places(), day, moment));
        });
        return rows.isEmpty() ? null : new Content(day, false, List.of(), sorted(rows));
    }

    private static Place place(
            String code, String spot, String zh, String en, Map<String, DayFigures> all, LocalDate day, String moment) {
        DayFigures figures = all.get(code);
        Double rate = figures == null ? null : figures.resumptionRate();
        String href = "/reports?division=" + code + "&day=" + day + "&state=stopped" + moment;
        long running = figures == null ? 0 : figures.running();
        long enterprises = figures == null ? 0 : figures.enterprises();
        return new Place(
                code,
                spot,
                zh,
                en,
                rate,
                step(rate),
                running,
                enterprises,
                figures == null ? 0 : figures.missing(),
                href);
    }

    private static String step(@Nullable Double rate) {
        if (rate == null) {
            return "na";
        }
        int step = 0;
        while (step < STEPS.length && rate < STEPS[step]) {
            step++;
        }
        return "q" + step;
    }

    private static List<Place> sorted(List<Place> places) {
        return places.stream()
                .filter(place -> place.rate() != null)
                .sorted(java.util.Comparator.comparingDouble(
                        place -> java.util.Objects.requireNonNullElse(place.rate(), 0.0)))
                .toList();
    }

    /** @param tiles empty below the nation */
    public record Content(LocalDate day, boolean map, List<Place> tiles, List<Place> rows) {}

    /** @param rate null where nobody reports to this system */
    public record Place(
            String division,
            String spot,
            String nameZh,
            String nameEn,
            @Nullable Double rate,
            String step,
            long running,
            long enterprises,
            long missing,
            String href) {}
}
