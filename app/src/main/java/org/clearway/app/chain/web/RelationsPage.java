package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearway.app.chain.Disagreements;
import org.clearway.app.chain.ImportingRelations;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
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

    private static final List<String> HEADER = List.of(
            "零部件 part",
            "需方 buyer",
            "供方 supplier",
            "不一致项 field",
            "需方说 buyer says",
            "供方说 supplier says",
            "发现时间 found at",
            "裁定时间 settled at",
            "以谁为准 settled as",
            "裁定人 settled by",
            "理由 why");

    private final Disagreements disagreements;
    private final ImportingRelations importing;
    private final Reasons reasons;
    private final ClearwayClock clock;

    RelationsPage(Disagreements disagreements, ImportingRelations importing, Reasons reasons, ClearwayClock clock) {
        this.clock = clock;
        this.disagreements = disagreements;
        this.importing = importing;
        this.reasons = reasons;
    }

    @GetMapping("/chains/relations")
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "false") boolean settled,
            AsOf asOf,
            Model model) {
        return show(Paged.page(page), settled, asOf, model, Reasons.Errors.NONE);
    }

    private String show(int page, boolean settled, AsOf asOf, Model model, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        List<Disagreements.Dispute> rows = disagreements.list(settled, asOf, Paged.offset(page), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.relations");
        model.addAttribute("settled", settled);
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        page,
                        Paged.SIZE,
                        disagreements.count(settled, asOf),
                        "/chains/relations?settled=" + settled + "&asOf=" + asOf.parameter()));
        model.addAttribute("errors", errors);
        model.addAttribute("mayImport", Actor.current().may(Right.EDIT_DIRECTORY) && !asOf.past());
        model.addAttribute("maySettle", Actor.current().may(Right.PREPARE) && !asOf.past());
        return "chain/relations";
    }

    @GetMapping("/chains/relations.xlsx")
    void export(@RequestParam(defaultValue = "false") boolean settled, AsOf asOf, HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.REPORTS);
        try (SheetWriter sheet = Sheets.open(response, "disputes")) {
            sheet.header(HEADER);
            sheet.rows(
                    (from, most) -> disagreements.list(settled, asOf, from, most),
                    row -> Arrays.asList(
                            row.partZh(),
                            row.buyerZh(),
                            row.supplierZh(),
                            row.field(),
                            row.buyerSays(),
                            row.supplierSays(),
                            row.foundAt(),
                            row.settledAt(),
                            row.settledAs(),
                            row.settledBy(),
                            row.why()));
        }
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
            return show(1, false, AsOf.now(clock), model, reasons.errors(refusal, locale));
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
            return show(1, false, AsOf.now(clock), model, reasons.errors(refusal, locale));
        }
    }
}
