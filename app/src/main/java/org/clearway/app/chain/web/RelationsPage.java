package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.Disagreements;
import org.clearway.app.chain.ImportingRelations;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where buyers and suppliers disagree, and the table by which relations come in. */
@Controller
class RelationsPage {

    private final Disagreements disagreements;
    private final ImportingRelations importing;
    private final Reasons reasons;

    RelationsPage(Disagreements disagreements, ImportingRelations importing, Reasons reasons) {
        this.disagreements = disagreements;
        this.importing = importing;
        this.reasons = reasons;
    }

    @GetMapping("/chains/relations")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        return show(Paged.page(page), model, Reasons.Errors.NONE);
    }

    private String show(int page, Model model, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        List<Disagreements.Dispute> rows = disagreements.open(Paged.offset(page), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.relations");
        model.addAttribute("list", new Paged<>(rows, page, Paged.SIZE, disagreements.count(), "/chains/relations"));
        model.addAttribute("errors", errors);
        model.addAttribute("mayImport", Actor.current().may(Right.EDIT_DIRECTORY));
        model.addAttribute("maySettle", Actor.current().may(Right.PREPARE));
        return "chain/relations";
    }

    @PostMapping("/chains/relations")
    String upload(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "buyer") String side,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            String name = file.getOriginalFilename();
            long job = importing.start(
                    name == null ? "relations" : name, file.getBytes(), "supplier".equals(side), locale);
            return "redirect:/jobs/" + job;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, model, reasons.errors(refusal, locale));
        }
    }

    @GetMapping("/chains/relations/template.xlsx")
    void template(HttpServletResponse response) throws IOException {
        Actor.current().require(Right.EDIT_DIRECTORY);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"relations.xlsx\"");
        response.getOutputStream().write(importing.template());
    }

    @PostMapping("/chains/relations/{id}/settle")
    String settle(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            disagreements.settle(id, as, why);
            return "redirect:/chains/relations";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, model, reasons.errors(refusal, locale));
        }
    }
}
