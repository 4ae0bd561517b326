package org.clearway.app.whitelist.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.OpeningLists;
import org.clearway.app.whitelist.Terms;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which lists there are, by which terms each is kept, and how its authority opens, changes and closes one. */
@Controller
@RequestMapping("/white-list/lists")
class TermsPages {

    private final WhiteLists lists;
    private final Listings listings;
    private final OpeningLists opening;
    private final ReferenceTables reference;
    private final Shelf shelf;
    private final Reasons reasons;
    private final ClearwayClock clock;

    TermsPages(
            WhiteLists lists,
            Listings listings,
            OpeningLists opening,
            ReferenceTables reference,
            Shelf shelf,
            Reasons reasons,
            ClearwayClock clock) {
        this.lists = lists;
        this.listings = listings;
        this.opening = opening;
        this.reference = reference;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping
    String all(AsOf asOf, Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.lists");
        model.addAttribute("held", listings.countByList(asOf.at()));
        model.addAttribute("termsOf", lists.terms(asOf.day()));
        model.addAttribute("opens", opens());
        return "whitelist/lists";
    }

    private static boolean opens() {
        return Actor.current().may(Right.APPROVE)
                && "industry".equals(Actor.current().department());
    }

    /** The form of a new list, or of new terms for one that is open. */
    private String form(
            @Nullable WhiteList list, @Nullable Terms terms, MultiValueMap<String, String> typed, Model model) {
        Actor.current().require(Right.APPROVE);
        shelf.fill(model, "whitelist.lists");
        model.addAttribute("one", list);
        model.addAttribute("terms", terms);
        model.addAttribute("typed", typed);
        model.addAttribute("zones", reference.present().zones());
        model.addAttribute("versions", lists.versions());
        model.addAttribute(
                "usualFrom", list == null ? clock.today() : clock.today().plusDays(1));
        return "whitelist/terms-form";
    }

    @GetMapping("/new")
    String blank(@RequestParam MultiValueMap<String, String> typed, Model model) {
        return form(null, null, typed, model);
    }

    @PostMapping("/new")
    Object open(@RequestParam MultiValueMap<String, String> typed, Model model, Locale locale) {
        try {
            WhiteList list = opening.open(new OpeningLists.Wanted(
                    Asked.orNull(typed.getFirst("code")),
                    typed.getFirst("purpose"),
                    Asked.orNull(typed.getFirst("nameZh")),
                    Asked.orNull(typed.getFirst("nameEn")),
                    wanted(typed)));
            return "redirect:/white-list/lists/" + list.code();
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            return EntryPages.refused(form(null, null, typed, model), model);
        }
    }

    @GetMapping("/{code}/terms")
    String terms(@PathVariable String code, @RequestParam MultiValueMap<String, String> typed, Model model) {
        WhiteList list = lists.byCode(code);
        return form(list, lists.terms(list, clock.today()), typed, model);
    }

    @PostMapping("/{code}/terms")
    Object change(
            @PathVariable String code, @RequestParam MultiValueMap<String, String> typed, Model model, Locale locale) {
        WhiteList list = lists.byCode(code);
        try {
            opening.change(code, wanted(typed));
            return "redirect:/white-list/lists/" + code;
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            return EntryPages.refused(form(list, lists.terms(list, clock.today()), typed, model), model);
        }
    }

    @PostMapping("/{code}/close")
    Object close(@PathVariable String code, Model model, Locale locale) {
        try {
            opening.close(code);
            return "redirect:/white-list/lists/" + code;
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            WhiteList list = lists.byCode(code);
            return EntryPages.refused(
                    form(list, lists.terms(list, clock.today()), MultiValueMap.fromSingleValue(Map.of()), model),
                    model);
        }
    }

    private static OpeningLists.WantedTerms wanted(MultiValueMap<String, String> typed) {
        return new OpeningLists.WantedTerms(
                typed.getOrDefault("fields", List.of()),
                typed.getOrDefault("zones", List.of()),
                number(typed.getFirst("criteria")),
                typed.getFirst("departureZh"),
                typed.getFirst("departureEn"),
                number(typed.getFirst("longestDays")),
                Asked.day("validFrom", typed.getFirst("validFrom")));
    }

    /** What is no number is refused like one that is too small. */
    private static int number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }
}
