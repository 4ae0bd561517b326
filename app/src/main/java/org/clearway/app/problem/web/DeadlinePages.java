package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.problem.DeadlineTables;
import org.clearway.app.problem.DeadlineTables.Tried;
import org.clearway.app.problem.DecidingDeadlines;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Severity;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How long each level has: the table in force for all to read, a draft tried on past problems, the decision by another person. */
@Controller
@RequestMapping("/problems/deadlines")
class DeadlinePages {

    private final DeadlineTables tables;
    private final DecidingDeadlines deciding;
    private final Reasons reasons;

    DeadlinePages(DeadlineTables tables, DecidingDeadlines deciding, Reasons reasons) {
        this.tables = tables;
        this.deciding = deciding;
        this.reasons = reasons;
    }

    /** What the try-out found for one cell of the page; {@code more} and {@code fewer} for the whole table. */
    record Found(Map<String, Tried> cells, long stays, long more, long fewer) {

        static Found of(List<Tried> tried, String kind) {
            Map<String, Tried> cells = new HashMap<>();
            for (Tried one : tried) {
                if (kind.isEmpty() || kind.equals(one.kind())) {
                    cells.merge(one.severity() + "-" + one.level(), one, Tried::plus);
                }
            }
            return new Found(
                    cells,
                    tried.stream().mapToLong(Tried::stays).sum(),
                    tried.stream().mapToLong(Tried::more).sum(),
                    tried.stream().mapToLong(Tried::fewer).sum());
        }
    }

    @GetMapping
    String table(@RequestParam(defaultValue = "") String kind, Model model) {
        return shown(known(kind), model, Map.of(), null, Reasons.Errors.NONE);
    }

    private static String known(String kind) {
        return Kind.of(kind).map(Kind::word).orElse("");
    }

    private String shown(
            String kind, Model model, Map<String, String> typed, @Nullable Found found, Reasons.Errors errors) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.deadlines");
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("levels", Level.values());
        Map<String, DeadlineTables.Held> held = new HashMap<>();
        tables.inForce(kind)
                .forEach(
                        one -> held.put(one.cell().severity() + "-" + one.cell().level(), one));
        model.addAttribute("held", held);
        model.addAttribute("versions", tables.versions());
        model.addAttribute("ministry", Actor.current().division().equals(DeadlineTables.NATION));
        model.addAttribute("longest", DeadlineTables.LONGEST_HOURS);
        model.addAttribute("typed", typed);
        model.addAttribute("found", found);
        model.addAttribute("errors", errors);
        return "problem/deadlines";
    }

    @PostMapping
    String send(
            @RequestParam(defaultValue = "try") String act,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            DeadlineTables.Draft draft = draft(known(kind), typed);
            if (act.equals("save")) {
                return "redirect:/problems/deadlines/drafts/" + deciding.draft(draft);
            }
            return shown(known(kind), model, typed, Found.of(tables.tryOut(draft), known(kind)), Reasons.Errors.NONE);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(known(kind), model, typed, null, reasons.errors(refusal, locale));
        }
    }

    /** An empty field leaves a deadline as it is; 0 takes the kind's own away. */
    private static DeadlineTables.Draft draft(String kind, Map<String, String> typed) {
        List<DeadlineTables.Line> lines = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Level level : Level.values()) {
                String field = "hours-" + severity.word() + "-" + level.word();
                String hours = typed.getOrDefault(field, "").strip();
                if (!hours.isEmpty()) {
                    lines.add(new DeadlineTables.Line(kind, severity.word(), level.word(), number(field, hours)));
                }
            }
        }
        return new DeadlineTables.Draft(
                lines, ListFilter.day("validFrom", typed.getOrDefault("validFrom", "")), typed.getOrDefault("why", ""));
    }

    private static @Nullable Integer number(String field, String hours) {
        if (!hours.matches("\\d{1,4}")) {
            throw new Refusal(Reason.at(field, "problem.deadline-hours", DeadlineTables.LONGEST_HOURS));
        }
        int number = Integer.parseInt(hours);
        return number == 0 ? null : Integer.valueOf(number);
    }

    @GetMapping("/drafts/{id:\\d{1,18}}")
    String draft(@PathVariable long id, Model model) {
        return one(id, model, Reasons.Errors.NONE);
    }

    private String one(long id, Model model, Reasons.Errors errors) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.deadlines");
        model.addAttribute("version", tables.version(id));
        model.addAttribute("lines", tables.lines(id));
        model.addAttribute("errors", errors);
        return "problem/deadline-draft";
    }

    @PostMapping("/drafts/{id:\\d{1,18}}")
    String decide(
            @PathVariable long id,
            @RequestParam boolean approved,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            deciding.decide(id, approved);
            return "redirect:/problems/deadlines/drafts/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return one(id, model, reasons.errors(refusal, locale));
        }
    }

    /** Every deadline of every kind, as it holds now. */
    @GetMapping("/export.xlsx")
    void export(HttpServletResponse response) throws IOException {
        try (SheetWriter sheet = Sheets.open(response, "deadlines")) {
            sheet.header(List.of("类别 kind", "严重程度 severity", "层级 level", "工作小时 working hours", "起始 since"));
            tables.everyOne()
                    .forEach(one -> sheet.row(Arrays.asList(
                            one.cell().kind(), one.cell().severity(), one.cell().level(), one.hours(), one.since())));
        }
    }
}
