package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.problem.ProblemFigures;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the country is told: solved, median hours, by level, kind, department, division and week; each figure opens its rows. */
@Controller
@Tag(name = "problems")
class FiguresPages {

    private final ProblemFigures figures;
    private final DivisionNames divisions;

    FiguresPages(ProblemFigures figures, DivisionNames divisions) {
        this.figures = figures;
        this.divisions = divisions;
    }

    @Operation(
            summary = "Filed, solved and open problems with medians, by level, kind, department, division and week",
            description = "since: figures begin with the Monday of this day's week; without it, with the first problem")
    @GetMapping("/api/v1/problem-figures")
    @ResponseBody
    FigureAnswer api(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable LocalDate since,
            AsOf asOf) {
        return answer(division, since, asOf);
    }

    @GetMapping("/problems/figures")
    String page(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable LocalDate since,
            AsOf asOf,
            Model model) {
        FigureAnswer answer = answer(division, since, asOf);
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.figures");
        model.addAttribute("answer", answer);
        model.addAttribute("divisionName", divisions.of(answer.division()));
        model.addAttribute("names", divisions.below(answer.division()));
        model.addAttribute("rows", new FigureRows(answer, asOf));
        return "problem/figures";
    }

    private FigureAnswer answer(@Nullable String division, @Nullable LocalDate since, AsOf asOf) {
        Actor.current().require(Right.PROBLEMS);
        LocalDate monday = since == null ? null : since.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return FigureAnswer.of(figures, place(division), monday, asOf);
    }

    private static String place(@Nullable String division) {
        Actor actor = Actor.current();
        String asked = division == null || division.isBlank() ? actor.division() : division;
        if (!asked.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            throw new Refusal(Reason.at("division", "problem.division", asked));
        }
        return actor.range().holds(DivisionRange.of(asked)) ? asked : actor.division();
    }
}
