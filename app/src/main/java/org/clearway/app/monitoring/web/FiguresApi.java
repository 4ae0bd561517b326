package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Figures;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.Panels.Panel;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures that follow from reports, for a division or a panel, of a day or as a series, now or as of a moment. */
@RestController
@RequestMapping("/api/v1")
class FiguresApi {

    private static final int USUAL_DAYS = 30;

    private final Figures figures;
    private final Panels panels;

    FiguresApi(Figures figures, Panels panels) {
        this.figures = figures;
        this.panels = panels;
    }

    @GetMapping("/figures")
    FiguresAnswer figures(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String panel,
            @RequestParam(required = false) @Nullable String day,
            AsOf asOf) {
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        return FiguresAnswer.of(figures.on(scope(division, panel, on, asOf), on));
    }

    @GetMapping("/figures/series")
    List<FiguresAnswer> series(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String panel,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            AsOf asOf) {
        LocalDate last = ListFilter.parse("to", to, asOf.day());
        LocalDate first = ListFilter.parse("from", from, last.minusDays(USUAL_DAYS - 1L));
        return figures.series(scope(division, panel, last, asOf), first, last).stream()
                .map(FiguresAnswer::of)
                .toList();
    }

    private FigureScope scope(@Nullable String division, @Nullable String panel, LocalDate day, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        String code = ListFilter.blank(panel);
        if (code != null && panels.byCode(code, day).isEmpty()) {
            throw new NotFound("panel", code);
        }
        return FigureScope.of(division, code, asOf);
    }

    @GetMapping("/panels")
    List<Panel> panels(@RequestParam(required = false) @Nullable String day, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return panels.all(ListFilter.parse("day", day, asOf.day()));
    }

    /** Counts and the rates that follow, in percent; a rate without a denominator is null. */
    record FiguresAnswer(
            LocalDate day,
            long expected,
            long reported,
            long missing,
            long enterprises,
            long running,
            @Nullable Double resumptionRate,
            long staffOnRoll,
            long staffOnDuty,
            @Nullable Double onDutyRate,
            long staffReturned,
            long baseRoll,
            @Nullable Double returnRate,
            long fullCapacity,
            @Nullable Double fullCapacityShare,
            long partly,
            @Nullable Double partlyShare) {

        static FiguresAnswer of(DayFigures one) {
            return new FiguresAnswer(
                    one.day(),
                    one.expected(),
                    one.reported(),
                    one.missing(),
                    one.enterprises(),
                    one.running(),
                    one.resumptionRate(),
                    one.onRoll(),
                    one.onDuty(),
                    one.onDutyRate(),
                    one.returned(),
                    one.baseRoll(),
                    one.returnRate(),
                    one.fullCapacity(),
                    one.fullCapacityShare(),
                    one.partly(),
                    one.partlyShare());
        }
    }
}
