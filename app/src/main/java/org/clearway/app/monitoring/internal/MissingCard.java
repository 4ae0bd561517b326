package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.internal.BoardFigures.Board;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has not reported today, by the divisions right below. */
@Component
class MissingCard implements Card {

    private static final int ROWS = 8;

    private final BoardFigures board;
    private final DivisionNames divisions;

    MissingCard(BoardFigures board, DivisionNames divisions) {
        this.board = board;
        this.divisions = divisions;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public String fragment() {
        return "monitoring/cards :: missing";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Board one = board.of(division, asOf);
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        String rows = "/reports/missing?day=" + one.today().day() + moment + "&division=";
        List<Place> places = one.placesNow().entrySet().stream()
                .filter(entry -> entry.getValue().missing() > 0)
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().missing()))
                .limit(ROWS)
                .map(entry -> place(divisions.of(entry.getKey()), entry.getValue(), rows + entry.getKey()))
                .toList();
        return new Content(one.today().day(), one.today(), places, rows + division);
    }

    private static Place place(DivisionNames.Named name, DayFigures figures, String href) {
        return new Place(name.nameZh(), name.nameEn(), figures.expected(), figures.missing(), href);
    }

    public record Content(LocalDate day, DayFigures all, List<Place> places, String href) {}

    public record Place(String nameZh, String nameEn, long expected, long missing, String href) {

        /** Width of its bar out of 100. */
        public double bar() {
            return expected == 0 ? 0 : 100.0 * missing / expected;
        }
    }
}
