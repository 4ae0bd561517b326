package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.chain.product.ImportingTree;
import org.clearway.app.chain.product.ProductTree;
import org.clearway.app.chain.product.ProductTree.Part;
import org.clearway.app.chain.product.SayingTree;
import org.clearway.app.chain.product.TreeRow;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chains, their parts, and a part with all that goes into it. */
@Controller
@RequestMapping("/chains/products")
class ProductPages {

    private static final int OWN_JOBS = 5;

    private final ProductTree tree;
    private final SayingTree saying;
    private final ImportingTree importing;
    private final Jobs jobs;
    private final Reasons reasons;
    private final ClearwayClock clock;

    ProductPages(
            ProductTree tree,
            SayingTree saying,
            ImportingTree importing,
            Jobs jobs,
            Reasons reasons,
            ClearwayClock clock) {
        this.tree = tree;
        this.saying = saying;
        this.importing = importing;
        this.jobs = jobs;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping
    String chains(AsOf asOf, Model model) {
        return chains(asOf, model, Map.of(), Reasons.Errors.NONE);
    }

    private String chains(AsOf asOf, Model model, Map<String, String> typed, Reasons.Errors errors) {
        place(model, asOf, errors);
        model.addAttribute("chains", tree.chains(asOf));
        model.addAttribute("jobs", SayingTree.may() ? jobs.own(ImportingTree.KIND, OWN_JOBS) : java.util.List.of());
        model.addAttribute("typed", typed);
        return "chain/products";
    }

    private static void place(Model model, AsOf asOf, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.products");
        model.addAttribute("errors", errors);
        model.addAttribute("may", SayingTree.may() && !asOf.past());
        model.addAttribute("units", SayingTree.UNITS);
    }

    @GetMapping("/{chain}")
    String parts(
            @PathVariable String chain,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        place(model, asOf, Reasons.Errors.NONE);
        int number = Paged.page(page);
        model.addAttribute("chain", tree.chain(chain, asOf));
        model.addAttribute("sought", words);
        model.addAttribute(
                "list",
                new Paged<>(
                        tree.parts(chain, words, asOf, Paged.offset(number), Paged.SIZE),
                        number,
                        Paged.SIZE,
                        tree.count(chain, words, asOf),
                        org.springframework.web.util.UriComponentsBuilder.fromPath("/chains/products/" + chain)
                                .queryParam("words", words)
                                .queryParam("asOf", asOf.parameter())
                                .encode()
                                .toUriString()));
        return "chain/product-parts";
    }

    @GetMapping("/{chain}/tree.xlsx")
    void export(@PathVariable String chain, AsOf asOf, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.REPORTS);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"product-tree-" + chain + ".xlsx\"");
        importing.export(chain, asOf, response.getOutputStream());
    }

    @GetMapping("/{chain}/{part}")
    String part(
            @PathVariable String chain,
            @PathVariable String part,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        return part(chain, part, Paged.page(page), asOf, model, Map.of(), Reasons.Errors.NONE);
    }

    private String part(
            String chain,
            String code,
            int page,
            AsOf asOf,
            Model model,
            Map<String, String> typed,
            Reasons.Errors errors) {
        place(model, asOf, errors);
        Part part = tree.part(chain, code, asOf);
        model.addAttribute("part", part);
        model.addAttribute("chain", tree.chain(chain, asOf));
        model.addAttribute("below", tree.below(part.id(), asOf));
        model.addAttribute("above", tree.above(part.id(), asOf));
        model.addAttribute("substitutes", tree.substitutes(part.id(), asOf));
        model.addAttribute(
                "list",
                new Paged<>(
                        tree.makers(part.id(), asOf, Paged.offset(page), Paged.SIZE),
                        page,
                        Paged.SIZE,
                        tree.countMakers(part.id(), asOf),
                        "/chains/products/" + chain + "/" + code + "?asOf=" + asOf.parameter()));
        model.addAttribute("typed", typed);
        return "chain/product-part";
    }

    /** A new part, or a new chain with its first part. */
    @PostMapping
    String add(@RequestParam Map<String, String> fields, Model model, Locale locale, HttpServletResponse response) {
        try {
            TreeRow row = TypedTree.read(fields);
            saying.say(row);
            return "redirect:/chains/products/" + row.key();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return chains(AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    /** Something that goes into the part or stands in for it. */
    @PostMapping("/{chain}/{part}")
    String say(
            @PathVariable String chain,
            @PathVariable String part,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            Map<String, String> whole = new java.util.HashMap<>(fields);
            whole.put("chain", chain);
            whole.put("part", part);
            saying.say(TypedTree.read(whole));
            return "redirect:/chains/products/" + chain + "/" + part;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return part(chain, part, 1, AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    @PostMapping("/{chain}/{part}/end")
    String end(
            @PathVariable String chain,
            @PathVariable String part,
            @RequestParam String other,
            @RequestParam(defaultValue = "false") boolean substitute,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            saying.end(chain + "/" + part, other, substitute, why);
            return "redirect:/chains/products/" + chain + "/" + part;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return part(chain, part, 1, AsOf.now(clock), model, Map.of(), reasons.errors(refusal, locale));
        }
    }
}
