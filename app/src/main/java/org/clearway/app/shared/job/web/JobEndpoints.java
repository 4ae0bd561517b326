package org.clearway.app.shared.job.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "Jobs", description = "Long acts: how far they are, confirm, cancel, fetch the result")
class JobEndpoints {

    private static final int MOST = 100;

    private final Jobs jobs;
    private final Reasons reasons;

    JobEndpoints(Jobs jobs, Reasons reasons) {
        this.jobs = jobs;
        this.reasons = reasons;
    }

    record Answer(
            long id,
            String kind,
            String name,
            String state,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable Long rowsTotal,
            long rowsGood,
            long rowsBad,
            Map<String, Long> counts,
            boolean hasResult,
            List<String> reasons) {}

    @GetMapping
    @Operation(summary = "The own jobs, the latest first; at most 100")
    List<Answer> own(@RequestParam(required = false) @Nullable String kind, Locale locale) {
        return jobs.own(kind, MOST).stream().map(job -> answer(job, locale)).toList();
    }

    @GetMapping("/{id}")
    Answer find(@PathVariable long id, Locale locale) {
        return answer(jobs.find(id), locale);
    }

    @PostMapping("/{id}/confirm")
    Answer confirm(@PathVariable long id, Locale locale) {
        jobs.confirm(id);
        return answer(jobs.find(id), locale);
    }

    @PostMapping("/{id}/cancel")
    Answer cancel(@PathVariable long id, Locale locale) {
        jobs.cancel(id);
        return answer(jobs.find(id), locale);
    }

    @GetMapping("/{id}/result")
    ResponseEntity<byte[]> result(@PathVariable long id) {
        return JobFiles.result(jobs, id).orElseThrow(() -> new NotFound("file of job", id));
    }

    private Answer answer(Job job, Locale locale) {
        return new Answer(
                job.id(),
                job.kind(),
                job.name(),
                job.state().word(),
                job.createdAt(),
                job.endedAt(),
                job.rowsTotal(),
                job.rowsGood(),
                job.rowsBad(),
                job.counts(),
                job.resultName() != null,
                job.reasons().stream()
                        .map(reason -> reasons.text(reason, locale))
                        .toList());
    }
}
