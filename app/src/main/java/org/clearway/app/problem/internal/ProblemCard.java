package org.clearway.app.problem.internal;

import java.util.List;
import java.util.Set;
import org.clearway.app.problem.ProblemFigures;
import org.clearway.app.problem.ProblemFigures.Open;
import org.clearway.app.problem.ProblemFigures.Solved;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open problems by level and age, on the board. */
@Component
class ProblemCard implements Card {

    private final ProblemFigures figures;

    ProblemCard(ProblemFigures figures) {
        this.figures = figures;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public String fragment() {
        return "problem/cards :: board";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        if (!Actor.current().may(Right.PROBLEMS)) {
            return null;
        }
        List<Open> open = figures.open(division, asOf);
        Solved all = figures.solvedInAll(division, asOf);
        if (open.isEmpty() && all.solved() == 0) {
            return null;
        }
        List<Row> rows = List.of(
                row("local", Set.of("county", "city"), open),
                row("province", Set.of("province"), open),
                row("inter_provincial", Set.of("inter_provincial"), open),
                row("ministry", Set.of("ministry"), open));
        return new Content(division, rows, all);
    }

    private static Row row(String name, Set<String> levels, List<Open> open) {
        long[] sums = new long[5];
        open.stream().filter(one -> levels.contains(one.level())).forEach(one -> {
            sums[0] += one.day();
            sums[1] += one.threeDays();
            sums[2] += one.week();
            sums[3] += one.older();
            sums[4] += one.late();
        });
        return new Row(name, sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    public record Content(String division, List<Row> rows, Solved solved) {}

    /** One line of the card; widths are out of 100. */
    public record Row(String level, long day, long threeDays, long week, long older, long late) {
        public long open() {
            return day + threeDays + week + older;
        }

        public double width(long part) {
            return open() == 0 ? 0 : 100.0 * part / open();
        }
    }
}
