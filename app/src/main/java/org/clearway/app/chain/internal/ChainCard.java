package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.chain.Lights;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "What blocks the chains": lights by colour, lines that stop by day, the largest blocking points and who has them. */
@Component
class ChainCard implements Card {

    private static final int DAYS = 14;
    private static final int POINTS = 5;
    private static final int WEEK = 7;

    private final Lights lights;
    private final List<LinkedCases> cases;

    ChainCard(Lights lights, List<LinkedCases> cases) {
        this.lights = lights;
        this.cases = cases;
    }

    @Override
    public int position() {
        return 15;
    }

    @Override
    public String fragment() {
        return "chain/cards :: blocks";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Map<String, Long> counts = lights.counts(division, null, asOf);
        if (counts.values().stream().mapToLong(Long::longValue).sum() == 0) {
            return null;
        }
        int[] stops = lights.stopsByDay(division, asOf, DAYS);
        LightFilter filter = new LightFilter(Set.of(), null, division, null, null, null, asOf);
        List<Lights.Point> points = lights.points(filter, POINTS);
        Map<String, List<LinkedCases.Case>> known = LinkedCases.of(
                cases, "chain", points.stream().map(Lights.Point::causeRef).toList());
        List<Row> rows = points.stream()
                .map(point -> new Row(
                        point,
                        known.getOrDefault(point.causeRef(), List.of()).stream()
                                .findFirst()
                                .orElse(null)))
                .toList();
        return new Content(
                counts,
                bars(stops, asOf.day()),
                Arrays.stream(stops).limit(WEEK).sum(),
                rows,
                lights.projected().orElse(null),
                division);
    }

    private static List<Bar> bars(int[] stops, LocalDate today) {
        int most = Math.max(1, Arrays.stream(stops).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        double step = 500.0 / stops.length;
        for (int day = 0; day < stops.length; day++) {
            double height = 36.0 * stops[day] / most;
            bars.add(new Bar(
                    step * day + step * 0.14,
                    step * 0.72,
                    54 - height,
                    height,
                    step * (day + 0.5),
                    stops[day],
                    today.plusDays(day),
                    day < WEEK));
        }
        return bars;
    }

    /** A bar of the chart. */
    public record Bar(
            double x, double width, double y, double height, double middle, int count, LocalDate day, boolean soon) {}

    public record Row(Lights.Point point, LinkedCases.@Nullable Case now) {}

    public record Content(
            Map<String, Long> counts,
            List<Bar> bars,
            int week,
            List<Row> rows,
            Lights.@Nullable Projected projected,
            String division) {}
}
