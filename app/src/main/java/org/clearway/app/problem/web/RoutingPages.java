package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.RoutingTables;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who can decide what: the table in force with its holes, a draft tried on past problems, and the decision by another person. */
@Controller
@RequestMapping("/problems/routing")
class RoutingPages {

    private final RoutingTables routing;
    private final DivisionNames divisions;
    private final Reasons reasons;

    RoutingPages(RoutingTables routing, DivisionNames divisions, Reasons reasons) {
        this.routing = routing;
        this.divisions = divisions;
        this.reasons = reasons;
    }

    @GetMapping
    String table(Model model) {
        return shown(model, Map.of(), null, Reasons.Errors.NONE);
    }

    private String shown(
            Model model, Map<String, String> typed, @Nullable List<RoutingTables.Tried> tried, Reasons.Errors errors) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.routing");
        model.addAttribute("lines", routing.inForce());
        model.addAttribute("versions", routing.versions());
        model.addAttribute("departments", RoutingTables.DEPARTMENTS);
        model.addAttribute("divisions", divisions);
        model.addAttribute("typed", typed);
        model.addAttribute("tried", tried);
        model.addAttribute("errors", errors);
        return "problem/routing";
    }

    @PostMapping
    String send(
            @RequestParam(defaultValue = "try") String act,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            RoutingTables.Draft draft = draft(typed);
            if (act.equals("save")) {
                routing.draft(draft);
                return "redirect:/problems/routing";
            }
            return shown(model, typed, routing.tryOut(draft), Reasons.Errors.NONE);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(model, typed, null, reasons.errors(refusal, locale));
        }
    }

    private static RoutingTables.Draft draft(Map<String, String> typed) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String department = typed.getOrDefault("department-" + kind.word(), "");
            if (!department.isBlank()) {
                chosen.put(kind.word(), department);
            }
        }
        String from = typed.getOrDefault("validFrom", "");
        return new RoutingTables.Draft(chosen, ListFilter.day("validFrom", from), typed.getOrDefault("why", ""));
    }

    /** Where each kind goes now. */
    @GetMapping("/export.xlsx")
    void export(Locale locale, HttpServletResponse response) throws IOException {
        Words words = new Words(locale);
        try (SheetWriter sheet = Sheets.open(response, "routing")) {
            sheet.header(
                    List.of("类别 kind", "部门 department", "依据 by the table of", "承办 goes to", "层级 level", "缺口 hole"));
            routing.inForce()
                    .forEach(one -> sheet.row(Arrays.asList(
                            one.kind(),
                            one.department(),
                            one.from(),
                            words.name(one.ownerZh(), one.ownerEn()),
                            one.level(),
                            one.hole() ? "yes" : "")));
        }
    }

    @PostMapping("/{id:\\d{1,18}}")
    String decide(
            @PathVariable long id,
            @RequestParam boolean approved,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            routing.decide(id, approved);
            return "redirect:/problems/routing";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(model, Map.of(), null, reasons.errors(refusal, locale));
        }
    }
}
