package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.FilingStock;
import org.clearway.app.chain.StockFiled;
import org.clearway.app.chain.StockFiling;
import org.clearway.app.chain.StockSheet;
import org.clearway.app.chain.StockSheet.StockPart;
import org.clearway.app.chain.StockSheet.StockSite;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
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

/** A plant's stocks on a phone: the last values are filled in, what is different is changed, and they are sent. */
@Controller
class StockPage {

    private final StockSheet sheet;
    private final FilingStock filing;
    private final Reasons reasons;
    private final ClearwayClock clock;

    StockPage(StockSheet sheet, FilingStock filing, Reasons reasons, ClearwayClock clock) {
        this.sheet = sheet;
        this.filing = filing;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/stock")
    String open(
            @RequestParam(required = false) @Nullable Long site,
            @RequestParam(defaultValue = "0") int sent,
            Model model) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        List<StockSite> sites = sheet.sites();
        StockSite one = chosen(sites, site);
        model.addAttribute("place", "stock");
        model.addAttribute("sites", sites);
        model.addAttribute("site", one);
        model.addAttribute("day", clock.today());
        model.addAttribute("sent", sent);
        if (one != null) {
            Map<Long, TypedStock> typed = new HashMap<>();
            List<StockPart> parts = sheet.parts(one.siteId(), clock.today());
            parts.forEach(part -> typed.put(part.partId(), TypedStock.of(part)));
            fill(model, parts, typed, Map.of(), Set.of(), Reasons.Errors.NONE);
        }
        return "chain/stock";
    }

    private static @Nullable StockSite chosen(List<StockSite> sites, @Nullable Long site) {
        if (site == null) {
            return sites.size() == 1 ? sites.getFirst() : null;
        }
        return sites.stream()
                .filter(one -> one.siteId() == site)
                .findFirst()
                .orElseThrow(() -> new NotFound("site", site));
    }

    @PostMapping("/stock")
    String send(
            @RequestParam long site,
            @RequestParam(defaultValue = "") Set<String> confirmed,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        List<StockPart> parts = sheet.parts(site, clock.today());
        Map<Long, TypedStock> typed = new HashMap<>();
        Map<Long, List<Reason>> found = new HashMap<>();
        List<StockPart> asked = new ArrayList<>();
        List<StockFiling> filings = new ArrayList<>();
        for (StockPart part : parts) {
            TypedStock one = TypedStock.of(fields, part.partId());
            typed.put(part.partId(), one);
            List<Reason> unread = new ArrayList<>();
            StockFiling read =
                    one.isBlank() ? null : one.read(part, clock.today(), of(confirmed, part.partId()), unread);
            if (!unread.isEmpty()) {
                found.put(part.partId(), unread);
            } else if (read != null) {
                asked.add(part);
                filings.add(read);
            }
        }
        List<StockFiled> results = filings.isEmpty() ? List.of() : filing.fileAll(filings, "page");
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).landed()) {
                found.put(asked.get(i).partId(), results.get(i).reasons());
            }
        }
        long landed = results.stream().filter(StockFiled::landed).count();
        if (found.isEmpty()) {
            return "redirect:/stock?site=" + site + "&sent=" + landed;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        List<StockSite> sites = sheet.sites();
        model.addAttribute("place", "stock");
        model.addAttribute("sites", sites);
        model.addAttribute("site", chosen(sites, site));
        model.addAttribute("day", clock.today());
        model.addAttribute("sent", (int) landed);
        fill(model, sheet.parts(site, clock.today()), typed, found, confirmed, errors(found, locale));
        return "chain/stock";
    }

    /** Doubts are confirmed by part: {@code no-use:12}. */
    private static Set<String> of(Set<String> confirmed, long part) {
        return confirmed.stream()
                .filter(one -> one.endsWith(":" + part))
                .map(one -> one.substring(0, one.indexOf(':')))
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Each error with the field of its part. */
    private Reasons.Errors errors(Map<Long, List<Reason>> found, Locale locale) {
        List<Reasons.FieldError> all = new ArrayList<>();
        found.forEach((part, list) -> list.forEach(reason -> all.add(new Reasons.FieldError(
                (reason.field() == null ? "onHand" : reason.field().equals("arrivals") ? "arrivalDay" : reason.field())
                        + "-" + part,
                reason.code(),
                reasons.text(reason, locale)))));
        return new Reasons.Errors(all);
    }

    private static void fill(
            Model model,
            List<StockPart> parts,
            Map<Long, TypedStock> typed,
            Map<Long, List<Reason>> found,
            Set<String> confirmed,
            Reasons.Errors errors) {
        Map<Long, List<String>> doubts = new HashMap<>();
        found.forEach((part, list) -> doubts.put(
                part,
                list.stream()
                        .filter(reason -> reason.code().startsWith("chain.doubt."))
                        .map(reason -> reason.code().substring("chain.doubt.".length()))
                        .toList()));
        model.addAttribute("parts", parts);
        model.addAttribute("typed", typed);
        model.addAttribute("doubts", doubts);
        model.addAttribute("confirmed", confirmed);
        model.addAttribute("errors", errors);
    }
}
