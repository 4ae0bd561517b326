package org.clearway.app.chain.web;

import java.io.IOException;
import java.util.Locale;
import org.clearway.app.chain.product.ImportingTree;
import org.clearway.app.shared.job.Job;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Upload, look, confirm: a product tree from a table. */
@Controller
@RequestMapping("/chains/product-imports")
class ProductImportPages {

    private static final int LIMIT = 20;

    private final ImportingTree importing;
    private final Jobs jobs;
    private final Reasons reasons;

    ProductImportPages(ImportingTree importing, Jobs jobs, Reasons reasons) {
        this.importing = importing;
        this.jobs = jobs;
        this.reasons = reasons;
    }

    @GetMapping
    String open(Model model) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        place(model);
        model.addAttribute("jobs", jobs.own(ImportingTree.KIND, LIMIT));
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
        return "chain/product-imports";
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"product-tree.xlsx\"")
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(importing.template());
    }

    @PostMapping
    Object look(@RequestParam("file") @Nullable MultipartFile file, Model model, Locale locale) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal(Reason.at("file", "table.broken"));
            }
            return "redirect:/chains/product-imports/"
                    + importing.look(Uploads.name(file, "product-tree"), file.getBytes(), locale);
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            return new ModelAndView(open(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{job:\\d+}")
    String preview(@PathVariable long job, Model model, Locale locale) {
        if (jobs.find(job).state() != Job.State.TO_CONFIRM) {
            return "redirect:/jobs/" + job;
        }
        place(model);
        model.addAttribute("preview", importing.preview(job, locale));
        return "chain/product-import";
    }

    @PostMapping("/{job:\\d+}/confirm")
    String confirm(@PathVariable long job) {
        jobs.confirm(job);
        return "redirect:/jobs/" + job;
    }

    private static void place(Model model) {
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.products");
    }
}
