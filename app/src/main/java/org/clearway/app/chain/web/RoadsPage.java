package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.chain.Blocking;
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
import org.springframework.web.bind.annotation.RequestParam;

/** Roads, exits and ports that are blocked: the list, and the form that adds one or opens one. */
@Controller
class RoadsPage {

    private final Blocking blocking;
    private final Reasons reasons;
    private final ClearwayClock clock;

    RoadsPage(Blocking blocking, Reasons reasons, ClearwayClock clock) {
        this.blocking = blocking;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/chains/roads")
    String list(@RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Map<String, String> empty = Map.of(
                "division",
                Actor.current().division(),
                "fromDivision",
                Actor.current().division(),
                "toDivision",
                "000000",
                "openShare",
                "0",
                "from",
                clock.today().toString(),
                "until",
                clock.today().plusDays(6).toString());
        return show(Paged.page(page), asOf, model, empty, Reasons.Errors.NONE);
    }

    private String show(int page, AsOf asOf, Model model, Map<String, String> typed, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        List<Blocking.Blocked> rows = blocking.holding(asOf.at(), asOf.day(), Paged.offset(page), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.roads");
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        page,
                        Paged.SIZE,
                        blocking.count(asOf.at(), asOf.day()),
                        "/chains/roads?asOf=" + asOf.parameter()));
        model.addAttribute("kinds", Blocking.KINDS);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("may", Actor.current().may(Right.PREPARE) && !asOf.past());
        return "chain/roads";
    }

    @PostMapping("/chains/roads")
    String block(@RequestParam Map<String, String> fields, Model model, Locale locale, HttpServletResponse response) {
        try {
            blocking.block(read(fields));
            return "redirect:/chains/roads";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    @PostMapping("/chains/roads/{thing}/open")
    String open(
            @PathVariable long thing,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            blocking.open(thing, why);
            return "redirect:/chains/roads";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(1, AsOf.now(clock), model, Map.of(), reasons.errors(refusal, locale));
        }
    }

    private static Blocking.NewBlock read(Map<String, String> fields) {
        TypedFields typed = new TypedFields(fields);
        double share = typed.number("openShare");
        LocalDate from = typed.day("from");
        LocalDate until = typed.day("until");
        typed.refuseUnread();
        return new Blocking.NewBlock(
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("nameZh", ""),
                fields.getOrDefault("nameEn", ""),
                fields.getOrDefault("division", ""),
                fields.getOrDefault("fromDivision", ""),
                fields.getOrDefault("toDivision", ""),
                share,
                from,
                until,
                fields.getOrDefault("ground", ""));
    }
}
