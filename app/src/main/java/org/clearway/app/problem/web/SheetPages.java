package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.clearway.app.problem.HotlineSheet;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Upload, look, confirm: problems from a hotline's table. */
@Controller
@RequestMapping("/problems/sheets")
class SheetPages {

    private static final int LIMIT = 20;

    private final HotlineSheet sheet;
    private final Jobs jobs;
    private final Reasons reasons;

    SheetPages(HotlineSheet sheet, Jobs jobs, Reasons reasons) {
        this.sheet = sheet;
        this.jobs = jobs;
        this.reasons = reasons;
    }

    @GetMapping
    String upload(Model model) {
        return upload(model, Reasons.Errors.NONE);
    }

    private String upload(Model model, Reasons.Errors errors) {
        Actor.current().require(Right.PREPARE);
        place(model);
        model.addAttribute("jobs", jobs.own(HotlineSheet.KIND, LIMIT));
        model.addAttribute("errors", errors);
        return "problem/sheets";
    }

    @GetMapping("/template.xlsx")
    void template(HttpServletResponse response) throws IOException {
        Actor.current().require(Right.PREPARE);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"problems.xlsx\"");
        response.getOutputStream().write(HotlineSheet.template());
    }

    @PostMapping
    String look(
            @RequestParam("file") @Nullable MultipartFile file,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal(Reason.at("file", "problem.sheet-file"));
            }
            return "redirect:/problems/sheets/" + sheet.look(Uploads.name(file, "problems"), file.getBytes(), locale);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return upload(model, reasons.errors(refusal, locale));
        }
    }

    @GetMapping("/{job:\\d{1,18}}")
    String preview(@PathVariable long job, Model model, Locale locale) {
        if (jobs.find(job).state() != Job.State.TO_CONFIRM) {
            return "redirect:/jobs/" + job;
        }
        place(model);
        model.addAttribute("preview", sheet.preview(job, locale));
        return "problem/sheet";
    }

    @PostMapping("/{job:\\d{1,18}}/confirm")
    String confirm(@PathVariable long job) {
        Actor.current().require(Right.PREPARE);
        jobs.confirm(job);
        return "redirect:/jobs/" + job;
    }

    private static void place(Model model) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.sheets");
    }
}
