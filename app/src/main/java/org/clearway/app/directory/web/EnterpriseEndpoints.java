package org.clearway.app.directory.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.EditingEnterprises;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.EnterpriseForm;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.ImportingEnterprises;
import org.clearway.app.directory.Site;
import org.clearway.app.directory.Sites;
import org.clearway.app.directory.web.EnterpriseListPage.Asked;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/enterprises")
@Tag(name = "Enterprises", description = "Enterprises within reach, and their import")
class EnterpriseEndpoints {

    private final Enterprises enterprises;
    private final EditingEnterprises editing;
    private final ImportingEnterprises importing;
    private final Sites sites;
    private final Jobs jobs;
    private final Once once;

    EnterpriseEndpoints(
            Enterprises enterprises,
            EditingEnterprises editing,
            ImportingEnterprises importing,
            Sites sites,
            Jobs jobs,
            Once once) {
        this.once = once;
        this.enterprises = enterprises;
        this.editing = editing;
        this.importing = importing;
        this.sites = sites;
        this.jobs = jobs;
    }

    /** Reasons and an optional name of who closes or reopens. */
    record Why(@Nullable String why) {}

    @GetMapping
    @Operation(summary = "List enterprises by number; pass `next` as `after` for the following page")
    ListAnswer<Enterprise> list(
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = ListAnswer.size(limit);
        return ListAnswer.of(enterprises.after(asked.filter(), after, size), size, Enterprise::id);
    }

    @GetMapping("/{creditCode:[0-9A-Z]{18}}")
    @Operation(summary = "One enterprise by credit code or provisional id")
    Enterprise find(@PathVariable String creditCode) {
        return enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
    }

    @GetMapping("/{creditCode:[0-9A-Z]{18}}/sites")
    List<Site> sites(@PathVariable String creditCode) {
        return sites.of(find(creditCode).id());
    }

    /** A site as it is added. */
    record NewSite(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String division,
            @Nullable String address) {}

    @PostMapping("/{creditCode:[0-9A-Z]{18}}/sites")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a site to an enterprise; without a division it lies where the enterprise does")
    List<Site> addSite(
            @PathVariable String creditCode,
            @RequestBody NewSite site,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        once.answer(
                key,
                "sites.add " + creditCode,
                site,
                Integer.class,
                () -> sites.add(creditCode, site.nameZh(), site.nameEn(), site.division(), site.address()));
        return sites(creditCode);
    }

    @PostMapping
    @Operation(summary = "Add an enterprise")
    ResponseEntity<Enterprise> add(
            @RequestBody EnterpriseForm form,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        String creditCode = once.answer(key, "enterprises.add", form, String.class, () -> editing.add(form));
        return ResponseEntity.created(URI.create("/api/v1/enterprises/" + creditCode))
                .body(find(creditCode));
    }

    @PatchMapping("/{creditCode:[0-9A-Z]{18}}")
    @Operation(summary = "Correct an enterprise: fields that are missing stay, empty ones are taken away")
    Enterprise correct(@PathVariable String creditCode, @RequestBody EnterpriseForm form) {
        EnterpriseForm known = editing.editable(creditCode).form();
        return find(editing.correct(creditCode, form.over(known), null));
    }

    @PostMapping("/{creditCode:[0-9A-Z]{18}}/close")
    Enterprise close(@PathVariable String creditCode, @RequestBody Why why) {
        editing.close(creditCode, why.why());
        return find(creditCode);
    }

    @PostMapping("/{creditCode:[0-9A-Z]{18}}/reopen")
    Enterprise reopen(@PathVariable String creditCode, @RequestBody Why why) {
        editing.reopen(creditCode, why.why());
        return find(creditCode);
    }

    /** What an upload answers: the job, and what it would do. */
    record Upload(long job, String state, long added, long changed, long unchanged, long bad) {}

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Look through a table; with confirm=true it is written, else POST /api/v1/jobs/{id}/confirm writes it")
    ResponseEntity<Upload> upload(
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean confirm,
            Locale locale)
            throws IOException {
        long id = importing.look(Uploads.name(file, "enterprises"), file.getBytes(), locale);
        if (confirm) {
            jobs.confirm(id);
        }
        Job job = jobs.find(id);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + id))
                .body(new Upload(
                        id,
                        job.state().word(),
                        job.count("added"),
                        job.count("changed"),
                        job.count("unchanged"),
                        job.count("bad")));
    }
}
