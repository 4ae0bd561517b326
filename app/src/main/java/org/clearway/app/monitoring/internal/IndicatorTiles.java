package org.clearway.app.monitoring.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.clearway.app.monitoring.indicator.Frequency;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.indicator.Subjects;
import org.clearway.app.shared.port.Tile;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.ForAWhile;
import org.clearway.app.shared.web.Phrases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The indicators that a dated setting puts on top of the board of the nation; each opens its own page. */
@Component
class IndicatorTiles implements Tile {

    private static final String SETTING = "monitoring.board-tiles";
    private static final int DAYS = 30;
    private static final int LONG_DAYS = 400;
    private static final double SAME = 0.05;

    /** The same for everybody of a reach, for so long; a release shows within that. */
    private final ForAWhile<String, List<Figure>> kept = new ForAWhile<>(Duration.ofSeconds(15));

    private final Settings settings;
    private final Indicators indicators;
    private final IndicatorSeries series;
    private final Subjects subjects;

    IndicatorTiles(Settings settings, Indicators indicators, IndicatorSeries series, Subjects subjects) {
        this.settings = settings;
        this.indicators = indicators;
        this.series = series;
        this.subjects = subjects;
    }

    @Override
    public int position() {
        return 5;
    }

    /** One entry of the setting; with a short name of its own, or without. */
    record Chosen(
            String indicator,
            String subject,
            @Nullable String nameZh,
            @Nullable String nameEn) {}

    @Override
    public List<Figure> figures(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS) || !division.equals("000000")) {
            return List.of();
        }
        String key = Actor.current().range() + (asOf.past() ? asOf.parameter() : "now " + asOf.day());
        return kept.of(key, () -> made(asOf));
    }

    private List<Figure> made(AsOf asOf) {
        Chosen[] chosen = settings.value(SETTING, Settings.EVERYTHING, asOf.at(), Chosen[].class);
        return Arrays.stream(chosen)
                .map(one -> figure(one, asOf))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Figure> figure(Chosen chosen, AsOf asOf) {
        Indicator indicator = indicators.find(chosen.indicator(), asOf).orElse(null);
        Subject subject = Subject.parse(chosen.subject()).orElse(null);
        if (indicator == null || indicator.withdrawn() || subject == null) {
            return Optional.empty();
        }
        // A day that is not over yet says little of a panel: the day before counts.
        boolean daily = indicator.frequency() == Frequency.DAILY;
        LocalDate last = indicator.computed() ? asOf.day().minusDays(1) : asOf.day();
        List<Point> told = series.of(indicator, subject, last.minusDays(daily ? DAYS : LONG_DAYS), last, asOf)
                .told();
        return told.isEmpty() ? Optional.empty() : Optional.of(figure(chosen, indicator, subject, told, asOf));
    }

    private Figure figure(Chosen chosen, Indicator indicator, Subject subject, List<Point> told, AsOf asOf) {
        Point last = told.getLast();
        Point before = told.get(Math.max(0, told.size() - (indicator.computed() ? 8 : 2)));
        double change = (value(last) - value(before)) * indicator.better();
        boolean named = chosen.nameZh() != null && chosen.nameEn() != null;
        Phrases.Name name = named
                ? new Phrases.Name(Objects.requireNonNull(chosen.nameZh()), Objects.requireNonNull(chosen.nameEn()))
                : new Phrases.Name(indicator.nameZh(), indicator.nameEn());
        Subjects.Named of =
                subjects.named(subject).orElse(new Subjects.Named(subject.key(), subject.key(), subject.key()));
        boolean nation = subject.equals(Subject.division("000000"));
        return new Figure(
                nation || named ? "monitoring.tile.indicator" : "monitoring.tile.indicator-of",
                List.of(name, new Phrases.Name(of.nameZh(), of.nameEn())),
                value(last),
                value(last) == Math.rint(value(last)) ? 0 : indicator.decimals(),
                indicator.percent() ? "monitoring.percent" : "",
                told.stream().map(IndicatorTiles::value).toList(),
                Math.abs(change) < SAME ? 0 : change > 0 ? 1 : -1,
                before.period(),
                "monitoring.tile.when-" + indicator.frequency().word(),
                List.of(period(indicator.frequency(), last.period()), last.period()),
                "/indicators/" + indicator.code() + "?subject=" + subject.key()
                        + (asOf.past() ? "&asOf=" + asOf.parameter() : ""));
    }

    /** A day reads as everywhere; a week and a month have names. */
    private static Object period(Frequency frequency, LocalDate first) {
        String month = first.format(DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH));
        int week = (first.getDayOfMonth() - 1) / 7 + 1;
        return switch (frequency) {
            case DAILY -> first;
            case WEEKLY -> new Phrases.Name(first.getMonthValue() + "月第" + week + "周", month + ", week " + week);
            case MONTHLY -> new Phrases.Name(first.getYear() + "年" + first.getMonthValue() + "月", month);
        };
    }

    private static double value(Point point) {
        return Objects.requireNonNull(point.value());
    }
}
