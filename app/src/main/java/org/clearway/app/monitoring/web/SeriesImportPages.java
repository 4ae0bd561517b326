package org.clearway.app.monitoring.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
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
import org.springframework.web.servlet.ModelAndView;

/** Upload, look, confirm: series from a file. */
@Controller
@RequestMapping("/indicators/imports")
class SeriesImportPages {

    private static final int LIMIT = 20;

    private final ImportingSeries importing;
    private final Jobs jobs;
    private final Reasons reasons;

    SeriesImportPages(ImportingSeries importing, Jobs jobs, Reasons reasons) {
        this.importing = importing;
        this.jobs = jobs;
        this.reasons = reasons;
    }

    @GetMapping
    String upload(Model model) {
        Actor.current().require(Right.INDICATORS);
        IndicatorPages.place(model);
        model.addAttribute("jobs", jobs.own(ImportingSeries.KIND, LIMIT));
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
        return "monitoring/series-imports";
    }

    @PostMapping
    Object look(
            @RequestParam("file") @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String released,
            @RequestParam(defaultValue = "") String source,
            Model model,
            Locale locale)
            throws IOException {
        model.addAttribute("released", released);
        model.addAttribute("source", source);
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal(Reason.at("file", "directory.import.no-file"));
            }
            String name = Uploads.name(file, "series");
            long job = importing.look(
                    name, file.getBytes(), moment(released), source.isBlank() ? name : source.strip(), locale);
            return "redirect:/indicators/imports/" + job;
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            return new ModelAndView(upload(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    static @Nullable Instant moment(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(ClearwayClock.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(Reason.at("released", "monitoring.series.release", text));
        }
    }

    @GetMapping("/{job:\\d+}")
    String preview(@PathVariable long job, Model model, Locale locale) {
        Job found = jobs.find(job);
        if (found.state() != Job.State.TO_CONFIRM) {
            return "redirect:/jobs/" + job;
        }
        IndicatorPages.place(model);
        model.addAttribute("job", found);
        model.addAttribute("outcome", importing.preview(job, locale));
        return "monitoring/series-import";
    }

    @PostMapping("/{job:\\d+}/confirm")
    String confirm(@PathVariable long job) {
        Actor.current().require(Right.INDICATORS);
        jobs.confirm(job);
        return "redirect:/jobs/" + job;
    }
}
