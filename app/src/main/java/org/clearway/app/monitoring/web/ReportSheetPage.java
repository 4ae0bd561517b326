package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.ReportSheet;
import org.clearway.app.monitoring.ReportSheet.Result;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** All sites by one spreadsheet: out with yesterday's values, back with today's. */
@Controller
class ReportSheetPage {

    private final ReportSheet sheet;
    private final ReportingSites sites;
    private final Reasons reasons;
    private final ClearwayClock clock;

    ReportSheetPage(ReportSheet sheet, ReportingSites sites, Reasons reasons, ClearwayClock clock) {
        this.sheet = sheet;
        this.sites = sites;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/report/sheet")
    String open(Model model) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        return page(model, Reasons.Errors.NONE, null, List.of());
    }

    @GetMapping("/report/sheet.xlsx")
    void download(@RequestParam(required = false) @Nullable String day, HttpServletResponse response)
            throws IOException {
        LocalDate on = ListFilter.parse("day", day, clock.today());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"report-" + on + ".xlsx\"");
        sheet.write(on, response.getOutputStream());
    }

    @PostMapping("/report/sheet")
    String upload(@RequestParam MultipartFile file, Model model, Locale locale, HttpServletResponse response)
            throws IOException {
        Path kept = Files.createTempFile("report-sheet", ".part");
        try {
            file.transferTo(kept);
            Result result = sheet.read(kept);
            List<NamedRow> bad = result.bad().stream()
                    .map(row -> new NamedRow(row.row(), row.reason().field(), reasons.text(row.reason(), locale)))
                    .toList();
            return page(model, Reasons.Errors.NONE, result, bad);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, reasons.errors(refusal, locale), null, List.of());
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private String page(Model model, Reasons.Errors errors, @Nullable Result result, List<NamedRow> bad) {
        model.addAttribute("place", "report");
        model.addAttribute("day", clock.today());
        model.addAttribute("siteCount", sites.own(clock.today()).size());
        model.addAttribute("errors", errors);
        model.addAttribute("result", result);
        model.addAttribute("bad", bad);
        return "monitoring/report-sheet";
    }

    /** @param column the field, null when the row as a whole is meant */
    record NamedRow(int row, @Nullable String column, String reason) {}
}
