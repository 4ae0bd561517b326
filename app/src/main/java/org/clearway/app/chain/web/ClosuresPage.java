package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.chain.Closing;
import org.clearway.app.chain.Closures;
import org.clearway.app.chain.Closures.Filter;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Closed and limited sites: the list, and the form that closes one or opens one. */
@Controller
class ClosuresPage {

    private static final double PERCENT = 100;

    private static final List<String> HEADER = List.of(
            "厂区 site",
            "区划 division",
            "剩余产能 capacity (0-1)",
            "起始日 from",
            "截止日 until",
            "来源 source",
            "依据 ground",
            "登记人 by",
            "登记时间 recorded at");

    private final Closures closures;
    private final Closing closing;
    private final Reasons reasons;
    private final DivisionNames divisions;
    private final ClearwayClock clock;

    ClosuresPage(Closures closures, Closing closing, Reasons reasons, DivisionNames divisions, ClearwayClock clock) {
        this.divisions = divisions;
        this.closures = closures;
        this.closing = closing;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/chains/closures")
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        Map<String, String> empty = Map.of(
                "capacity",
                "0",
                "from",
                clock.today().toString(),
                "until",
                clock.today().plusDays(6).toString(),
                "find",
                find);
        return show(new Filter(words, source), Paged.page(page), asOf, model, empty, Reasons.Errors.NONE);
    }

    private String show(
            Filter filter, int page, AsOf asOf, Model model, Map<String, String> typed, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.closures");
        List<Closures.Line> rows = closures.list(filter, asOf, Paged.offset(page), Paged.SIZE);
        model.addAttribute(
                "places",
                divisions.of(rows.stream().map(Closures.Line::division).toList()));
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        page,
                        Paged.SIZE,
                        closures.count(filter, asOf),
                        address("/chains/closures", filter, asOf)));
        model.addAttribute("filter", filter);
        model.addAttribute("export", address("/chains/closures.xlsx", filter, asOf));
        model.addAttribute("found", closures.sites(typed.getOrDefault("find", "")));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("may", Actor.current().may(Right.PREPARE) && !asOf.past());
        return "chain/closures";
    }

    private static String address(String path, Filter filter, AsOf asOf) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("words", filter.words())
                .queryParam("source", filter.source())
                .queryParam("asOf", asOf.parameter())
                .encode()
                .toUriString();
    }

    @GetMapping("/chains/closures.xlsx")
    void export(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String source,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.REPORTS);
        Filter filter = new Filter(words, source);
        try (SheetWriter sheet = Sheets.open(response, "closures")) {
            sheet.header(HEADER);
            sheet.rows((from, most) -> closures.list(filter, asOf, from, most), ClosuresPage::cells);
        }
    }

    private static List<@Nullable Object> cells(Closures.Line row) {
        return Arrays.asList(
                row.nameZh(),
                row.division(),
                row.capacity(),
                row.validFrom(),
                row.validTo(),
                row.source(),
                row.ground(),
                row.saidBy(),
                row.recordedAt());
    }

    @PostMapping("/chains/closures")
    String close(@RequestParam Map<String, String> fields, Model model, Locale locale, HttpServletResponse response) {
        try {
            closing.close(read(fields), "officer");
            return "redirect:/chains/closures";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(new Filter("", ""), 1, AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    @PostMapping("/chains/closures/{site}/open")
    String open(
            @PathVariable long site,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            closing.open(site, why);
            return "redirect:/chains/closures";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(new Filter("", ""), 1, AsOf.now(clock), model, Map.of(), reasons.errors(refusal, locale));
        }
    }

    private static Closing.NewClosure read(Map<String, String> fields) {
        TypedFields typed = new TypedFields(fields);
        double site = typed.number("site", "chain.closure.site");
        double capacity = typed.number("capacity");
        LocalDate from = typed.day("from");
        LocalDate until = typed.day("until");
        typed.refuseUnread();
        return new Closing.NewClosure((long) site, capacity / PERCENT, from, until, fields.getOrDefault("ground", ""));
    }
}
