package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.problem.BlockingPoint;
import org.clearway.app.problem.BlockingPoints;
import org.clearway.app.problem.GroupingProblems;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
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

/** Blocking points: what is suggested and why, what was decided, and one answer for all behind it. */
@Controller
@RequestMapping("/problems/points")
class PointPages {

    private static final List<String> STATES = List.of("open", "solved", "declined");

    private final BlockingPoints points;
    private final GroupingProblems grouping;
    private final ProblemRegister problems;
    private final AnswerTemplates templates;
    private final Titles titles;
    private final DivisionNames divisions;
    private final Reasons reasons;
    private final ClearwayClock clock;

    PointPages(
            BlockingPoints points,
            GroupingProblems grouping,
            ProblemRegister problems,
            AnswerTemplates templates,
            Titles titles,
            DivisionNames divisions,
            Reasons reasons,
            ClearwayClock clock) {
        this.points = points;
        this.grouping = grouping;
        this.problems = problems;
        this.templates = templates;
        this.titles = titles;
        this.divisions = divisions;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int asked = Paged.page(page);
        String wanted = state != null && STATES.contains(state) ? state : null;
        model.addAttribute(
                "list",
                new Paged<>(
                        points.list(wanted, null, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        points.count(wanted),
                        "/problems/points" + (wanted == null ? "" : "?state=" + wanted)));
        model.addAttribute("suggested", points.suggested());
        model.addAttribute("states", STATES);
        model.addAttribute("state", wanted);
        return shown(model, Reasons.Errors.NONE, "problem/points");
    }

    private String shown(Model model, Reasons.Errors errors, String template) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.points");
        model.addAttribute("errors", errors);
        model.addAttribute("divisions", divisions);
        model.addAttribute("now", clock.instant());
        return template;
    }

    @GetMapping("/export.xlsx")
    void export(@RequestParam(required = false) @Nullable String state, Locale locale, HttpServletResponse response)
            throws IOException {
        String wanted = state != null && STATES.contains(state) ? state : null;
        List<BlockingPoint> rows = points.list(wanted, null, 0, Paged.SIZE * Paged.SIZE);
        try (SheetWriter sheet = Sheets.open(response, "blocking-points")) {
            sheet.header(List.of(
                    "编号 no.",
                    "堵点 point",
                    "区划 division",
                    "类别 kind",
                    "依据 rule",
                    "问题数 problems",
                    "未结 open",
                    "状态 state",
                    "认定时间 made",
                    "认定人 by"));
            Words words = new Words(locale);
            for (BlockingPoint one : rows) {
                DivisionNames.Named where = divisions.of(one.division());
                sheet.row(Arrays.asList(
                        one.id(),
                        one.title(),
                        words.name(where.nameZh(), where.nameEn()),
                        one.kind(),
                        one.rule(),
                        one.total(),
                        one.open(),
                        one.state(),
                        one.madeAt(),
                        one.madeName()));
            }
        }
    }

    @GetMapping("/new")
    String look(@RequestParam String rule, @RequestParam String key, Model model, Locale locale) {
        return fill(rule, key, null, Reasons.Errors.NONE, model, locale);
    }

    private String fill(
            String rule, String key, @Nullable String title, Reasons.Errors errors, Model model, Locale locale) {
        List<Problem> members = points.members(rule, key);
        Words words = new Words(locale);
        String first = members.isEmpty() ? "" : titles.of(members.getFirst(), words);
        model.addAttribute("members", members);
        model.addAttribute("rule", rule);
        model.addAttribute("key", key);
        model.addAttribute("title", title == null ? first : title);
        return shown(model, errors, "problem/point-new");
    }

    @PostMapping
    String group(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable List<String> numbers,
            @RequestParam String rule,
            @RequestParam String key,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            long id = grouping.group(new GroupingProblems.NewPoint(
                    title, numbers == null ? List.of() : numbers, rule, key.isBlank() ? null : key));
            return "redirect:/problems/points/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return fill(rule, key, title, reasons.errors(refusal, locale), model, locale);
        }
    }

    @PostMapping("/decline")
    String decline(@RequestParam String rule, @RequestParam String key) {
        grouping.decline(rule, key);
        return "redirect:/problems/points";
    }

    @GetMapping("/{id:\\d{1,18}}")
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable Integer answered,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        model.addAttribute("answered", answered);
        String text = template == null ? "" : templates.text(template, locale);
        return whole(id, text, page, Reasons.Errors.NONE, model);
    }

    private String whole(long id, String text, int page, Reasons.Errors errors, Model model) {
        BlockingPoint point = points.byId(id);
        int asked = Paged.page(page);
        ProblemFilter behind = ProblemFilter.ALL.behind(id);
        model.addAttribute("point", point);
        model.addAttribute("where", divisions.of(point.division()));
        model.addAttribute("text", text);
        model.addAttribute("templates", templates.of(point.kind()));
        model.addAttribute(
                "list",
                new Paged<>(
                        problems.list(behind, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        point.total(),
                        "/problems/points/" + id));
        return shown(model, errors, "problem/point");
    }

    @PostMapping("/{id:\\d{1,18}}/answer")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            return "redirect:/problems/points/" + id + "?answered="
                    + grouping.answerAll(id, text).answered();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return whole(id, text, 1, reasons.errors(refusal, locale), model);
        }
    }

    @PostMapping("/{id:\\d{1,18}}/take-out")
    String takeOut(@PathVariable long id, @RequestParam String number) {
        grouping.takeOut(id, number);
        return "redirect:/problems/points/" + id;
    }
}
