package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clearway.app.directory.Contact;
import org.clearway.app.problem.CallSheet;
import org.clearway.app.problem.KeepingRecord;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Sheets;
import org.clearway.app.shared.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The morning's call sheet: whom to phone first and why, the number, what to ask, and the outcome in one tap. */
@Controller
@RequestMapping("/problems/calls")
class CallPages {

    private static final List<String> OUTCOMES = List.of("reached", "promised", "solved_itself", "not_reached");

    private final CallSheet calls;
    private final KeepingRecord record;
    private final Titles titles;
    private final Phrases phrases;
    private final ClearwayClock clock;

    CallPages(CallSheet calls, KeepingRecord record, Titles titles, Phrases phrases, ClearwayClock clock) {
        this.calls = calls;
        this.record = record;
        this.titles = titles;
        this.phrases = phrases;
        this.clock = clock;
    }

    @GetMapping
    String sheet(@RequestParam(defaultValue = "1") int page, Model model) {
        int asked = Paged.page(page);
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.calls");
        model.addAttribute("now", clock.instant());
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("made", calls.made());
        model.addAttribute(
                "list",
                new Paged<>(
                        calls.calls(Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        calls.count(),
                        "/problems/calls"));
        return "problem/calls";
    }

    @PostMapping
    String tapped(@RequestParam String number, @RequestParam String outcome) {
        record.call(number, outcome, null);
        return "redirect:/problems/calls";
    }

    /** To print, or to give to who phones. */
    @GetMapping("/export.xlsx")
    void export(Locale locale, HttpServletResponse response) throws IOException {
        Words words = new Words(locale);
        try (SheetWriter sheet = Sheets.open(response, "calls")) {
            sheet.header(List.of(
                    "编号 number",
                    "企业 enterprise",
                    "问题 problem",
                    "缘由 why",
                    "问什么 ask",
                    "联系人 person",
                    "电话 telephone",
                    "期限 due"));
            for (CallSheet.Call one : calls.calls(0, ProblemRegister.COUNTED)) {
                sheet.row(cells(one, words));
            }
        }
    }

    private List<Object> cells(CallSheet.Call one, Words words) {
        String why = one.why().stream()
                .map(key -> phrases.of("problem.call-why." + key, List.of(), words))
                .collect(Collectors.joining(", "));
        Contact first = one.contacts().isEmpty() ? null : one.contacts().getFirst();
        return Arrays.asList(
                one.problem().number(),
                words.name(one.problem().whoZh(), one.problem().whoEn()),
                titles.of(one.problem(), words),
                why,
                phrases.of("problem.call-ask." + one.ask(), List.of(), words),
                first == null ? null : first.person(),
                first == null ? null : first.telephone(),
                one.problem().dueAt());
    }
}
