package org.clearway.app.monitoring.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.internal.BoardFigures.Board;
import org.clearway.app.shared.port.Card;
import org.clearway.app.shared.port.RedLightCounts;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Any indicator by province as a tile map, below the nation by city as a table; red lights beside it. */
@Component
class MapCard implements Card {

    private static final String USUAL = "resumption_rate";

    private final BoardFigures board;
    private final DivisionNames divisions;
    private final Indicators indicators;
    private final IndicatorSeries series;
    private final List<RedLightCounts> redLights;

    MapCard(
            BoardFigures board,
            DivisionNames divisions,
            Indicators indicators,
            IndicatorSeries series,
            List<RedLightCounts> redLights) {
        this.board = board;
        this.divisions = divisions;
        this.indicators = indicators;
        this.series = series;
        this.redLights = redLights;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public String fragment() {
        return "monitoring/cards :: map";
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf) {
        return content(division, asOf, Map.of());
    }

    @Override
    public @Nullable Object content(String division, AsOf asOf, Map<String, String> asked) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Board one = board.of(division, asOf);
        LocalDate day = one.shown().day();
        Map<String, Indicator> known = indicators.all(asOf);
        Indicator indicator = known.get(asked.getOrDefault("indicator", USUAL));
        Sight sight = indicator == null || indicator.code().equals(USUAL)
                ? resumption(one, asOf, known.get(USUAL))
                : other(indicator, division, day, asOf);
        Map<String, RedLightCounts.Mark> marks = new HashMap<>();
        redLights.forEach(source -> marks.putAll(source.below(division, asOf)));
        return drawn(division, day, sight, marks, known);
    }

    /** What the map shows: values by place, and where each leads. */
    private record Sight(
            @Nullable Indicator indicator,
            Map<String, Double> values,
            Map<String, DayFigures> counts,
            String hrefBefore,
            String hrefAfter) {}

    private static Sight resumption(Board one, AsOf asOf, @Nullable Indicator indicator) {
        Map<String, Double> values = new HashMap<>();
        one.places().forEach((place, figures) -> {
            Double rate = figures.resumptionRate();
            if (rate != null) {
                values.put(place, rate);
            }
        });
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        String after = "&day=" + one.shown().day() + "&state=stopped" + moment;
        return new Sight(indicator, values, one.places(), "/reports?division=", after);
    }

    private Sight other(Indicator indicator, String division, LocalDate day, AsOf asOf) {
        Map<String, Double> values = new HashMap<>();
        series.below(indicator, division, day, asOf).forEach((place, point) -> {
            if (point.value() != null) {
                values.put(place, value(point));
            }
        });
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        return new Sight(indicator, values, Map.of(), "/indicators/" + indicator.code() + "?subject=", moment);
    }

    private static double value(Point point) {
        return Objects.requireNonNull(point.value());
    }

    private @Nullable Content drawn(
            String division,
            LocalDate day,
            Sight sight,
            Map<String, RedLightCounts.Mark> marks,
            Map<String, Indicator> known) {
        Indicator indicator = sight.indicator();
        int decimals = indicator == null ? 1 : indicator.decimals();
        MapSteps steps = MapSteps.of(
                List.copyOf(sight.values().values()),
                indicator == null || (indicator.percent() && indicator.computed()),
                indicator == null ? 1 : indicator.better(),
                decimals);
        List<Place> tiles = new ArrayList<>();
        List<Place> rows = new ArrayList<>();
        boolean nation = division.equals("000000");
        if (nation) {
            TileMap.spots()
                    .values()
                    .forEach(spot ->
                            tiles.add(place(spot.division(), spot.place(), spot.zh(), spot.en(), sight, steps, marks)));
            tiles.stream().filter(place -> place.rate() != null).forEach(rows::add);
        } else {
            java.util.Set<String> places =
                    new java.util.TreeSet<>(sight.values().keySet());
            places.addAll(sight.counts().keySet());
            places.forEach(code -> {
                DivisionNames.Named name = divisions.of(code);
                rows.add(place(code, "", name.nameZh(), name.nameEn(), sight, steps, marks));
            });
        }
        rows.sort(Comparator.comparingDouble(
                place -> steps.better() * Objects.requireNonNullElse(place.rate(), Double.MAX_VALUE)));
        if (!nation && rows.isEmpty()) {
            return null;
        }
        return new Content(
                day,
                nation,
                tiles,
                rows,
                steps.legend(),
                steps.decimals(),
                decimals,
                indicator,
                !sight.counts().isEmpty(),
                !marks.isEmpty(),
                division,
                known.values().stream().filter(one -> !one.withdrawn()).toList());
    }

    private static Place place(
            String code,
            String spot,
            String zh,
            String en,
            Sight sight,
            MapSteps steps,
            Map<String, RedLightCounts.Mark> marks) {
        Double value = sight.values().get(code);
        DayFigures figures = sight.counts().get(code);
        return new Place(
                code,
                spot,
                zh,
                en,
                value,
                steps.step(value),
                figures == null ? 0 : figures.running(),
                figures == null ? 0 : figures.enterprises(),
                figures == null ? 0 : figures.missing(),
                sight.hrefBefore() + code + sight.hrefAfter(),
                marks.get(code));
    }

    /**
     * @param tiles    empty below the nation
     * @param counted  whether the rows say how many enterprises run
     * @param choices  which indicators the map can show
     */
    public record Content(
            LocalDate day,
            boolean map,
            List<Place> tiles,
            List<Place> rows,
            List<MapSteps.Span> legend,
            int legendDecimals,
            int decimals,
            @Nullable Indicator indicator,
            boolean counted,
            boolean lights,
            String division,
            List<Indicator> choices) {

        public boolean percent() {
            return indicator == null || indicator.percent();
        }
    }

    /** @param rate null where there is no value */
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
            String href,
            RedLightCounts.@Nullable Mark lights) {}
}
