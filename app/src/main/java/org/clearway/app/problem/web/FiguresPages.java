package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.ProblemFigures;
import org.clearway.app.problem.ProblemFigures.Funnel;
import org.clearway.app.problem.ProblemFigures.Open;
import org.clearway.app.problem.ProblemFigures.Solved;
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
import org.springframework.web.util.UriComponentsBuilder;

/** What the country is told: solved, median hours, by level, kind, department, division and week; each figure opens its rows. */
@Controller
@Tag(name = "problems")
class FiguresPages {

    private static final LocalDate BEGINNING = LocalDate.of(2022, 3, 1);

    private final ProblemFigures figures;
    private final DivisionNames divisions;

    FiguresPages(ProblemFigures figures, DivisionNames divisions) {
        this.figures = figures;
        this.divisions = divisions;
    }

    /** All figures of a division. */
    record Answer(
            String division,
            LocalDate since,
            long filed,
            long solved,
            long confirmed,
            long silent,
            int medianHours,
            int p90Hours,
            long open,
            long overdue,
            List<Open> openByLevel,
            List<Funnel> funnel,
            List<Solved> byLevel,
            List<Solved> byKind,
            List<Solved> byDepartment,
            List<Solved> byDivision,
            List<Solved> byWeek) {}

    @Operation(summary = "Solved and open problems with medians, by level, kind, department, division and week")
    @GetMapping("/api/v1/problem-figures")
    @ResponseBody
    Answer api(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable LocalDate since,
            AsOf asOf) {
        return answer(place(division), since == null ? BEGINNING : since, asOf);
    }

    @GetMapping("/problems/figures")
    String page(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable LocalDate since,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.PROBLEMS);
        Answer answer = answer(place(division), since == null ? BEGINNING : since, asOf);
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.figures");
        model.addAttribute("answer", answer);
        model.addAttribute("divisionName", divisions.of(answer.division()));
        model.addAttribute("names", divisions.below(answer.division()));
        model.addAttribute("rows", new Rows(answer.division()));
        return "problem/figures";
    }

    /** Where the rows behind a figure stand. */
    record Rows(String division) {

        /** @param part level, kind, desk, division or week */
        public String of(String part, String group, String status) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/problems/all")
                    .queryParam("status", status)
                    .queryParam(part, group);
            return (part.equals("division") ? address : address.queryParam("division", division))
                    .encode()
                    .toUriString();
        }
    }

    private static String place(@Nullable String division) {
        Actor actor = Actor.current();
        String asked = division == null || division.isBlank() ? actor.division() : division;
        if (!asked.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            throw new Refusal(Reason.at("division", "problem.division", asked));
        }
        return actor.range().holds(DivisionRange.of(asked)) ? asked : actor.division();
    }

    private Answer answer(String division, LocalDate since, AsOf asOf) {
        Actor.current().require(Right.PROBLEMS);
        List<Solved> all = figures.solved(division, "", since, asOf);
        Solved total = all.isEmpty() ? new Solved("", 0, 0, 0, 0) : all.getFirst();
        List<Open> open = figures.open(division, asOf).stream()
                .sorted(Comparator.comparing(one -> Level.of(one.level())))
                .toList();
        return new Answer(
                division,
                since,
                figures.filed(division, since, asOf),
                total.solved(),
                total.confirmed(),
                total.silent(),
                total.medianHours(),
                total.p90Hours(),
                open.stream().mapToLong(Open::open).sum(),
                open.stream().mapToLong(Open::overdue).sum(),
                open,
                figures.funnel(division, since, asOf).stream()
                        .sorted(Comparator.comparing(one -> Level.of(one.level())))
                        .toList(),
                figures.solved(division, "level", since, asOf).stream()
                        .sorted(Comparator.comparing(one -> Level.of(one.group())))
                        .toList(),
                figures.solved(division, "kind", since, asOf),
                figures.solved(division, "desk", since, asOf),
                figures.solved(division, "division", since, asOf),
                figures.solved(division, "week", since, asOf));
    }
}
