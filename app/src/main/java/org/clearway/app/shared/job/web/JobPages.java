package org.clearway.app.shared.job.web;

import java.util.Locale;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own jobs: how far, what came out, confirm and cancel. */
@Controller
class JobPages {

    private static final int LIMIT = 100;

    private final Jobs jobs;
    private final Reasons reasons;
    private final ClearwayClock clock;

    JobPages(Jobs jobs, Reasons reasons, ClearwayClock clock) {
        this.jobs = jobs;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/jobs")
    String list(Model model) {
        model.addAttribute("jobs", jobs.own(null, LIMIT));
        return "shared/jobs";
    }

    @GetMapping("/jobs/{id}")
    String show(@PathVariable long id, Model model, Locale locale) {
        fill(jobs.look(id), model, locale);
        return "shared/job";
    }

    /** The piece that the page asks for every two seconds. */
    @GetMapping("/jobs/{id}/progress")
    String progress(@PathVariable long id, Model model, Locale locale) {
        fill(jobs.look(id), model, locale);
        return "shared/job :: progress";
    }

    @PostMapping("/jobs/{id}/confirm")
    String confirm(@PathVariable long id) {
        jobs.confirm(id);
        return "redirect:/jobs/" + id;
    }

    @PostMapping("/jobs/{id}/cancel")
    String cancel(@PathVariable long id) {
        jobs.cancel(id);
        return "redirect:/jobs/" + id;
    }

    @GetMapping("/jobs/{id}/result")
    ResponseEntity<byte[]> result(@PathVariable long id) {
        return JobFiles.result(jobs, id).orElseThrow(() -> new NotFound("file of job", id));
    }

    private void fill(Job job, Model model, Locale locale) {
        model.addAttribute("job", job);
        model.addAttribute("secondsLeft", job.secondsLeft(clock.instant()));
        model.addAttribute("errors", reasons.errors(new Refusal(job.reasons()), locale));
    }
}
