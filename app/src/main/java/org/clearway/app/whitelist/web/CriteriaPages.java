package org.clearway.app.whitelist.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.CommonRules;
import org.clearway.app.whitelist.Criterion;
import org.clearway.app.whitelist.Grant;
import org.clearway.app.whitelist.Terms;
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

/** What the ministry sets for all lists, with its days: versions of the common criteria, and what a listing grants. */
@Controller
@RequestMapping("/white-list/criteria")
class CriteriaPages {

    /** Empty rows under those of the latest version. */
    private static final int MORE_ITEMS = 2;

    private final WhiteLists lists;
    private final CommonRules rules;
    private final Shelf shelf;
    private final Reasons reasons;

    CriteriaPages(WhiteLists lists, CommonRules rules, Shelf shelf, Reasons reasons) {
        this.lists = lists;
        this.rules = rules;
        this.shelf = shelf;
        this.reasons = reasons;
    }

    @GetMapping
    String all(AsOf asOf, Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.criteria");
        List<WhiteLists.Version> versions = lists.versions();
        Map<Long, Terms> terms = lists.terms(asOf.day());
        model.addAttribute("versions", versions);
        model.addAttribute("itemsOf", lists.criteria());
        model.addAttribute(
                "following",
                terms.values().stream().collect(Collectors.groupingBy(Terms::criteria, Collectors.counting())));
        model.addAttribute(
                "departing",
                terms.values().stream().filter(one -> one.departureZh() != null).count());
        model.addAttribute("inAll", terms.size());
        model.addAttribute("grants", lists.grants().stream().collect(Collectors.groupingBy(Grant::purpose)));
        model.addAttribute("sets", CommonRules.sets(Actor.current()) && !asOf.past());
        model.addAttribute("earliest", rules.earliest());
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
            model.addAttribute("items", latest(versions));
        }
        return "whitelist/criteria";
    }

    /** The latest version as the beginning of the next. */
    private List<CommonRules.WantedItem> latest(List<WhiteLists.Version> versions) {
        List<CommonRules.WantedItem> items = new ArrayList<>();
        for (Criterion one : lists.criteria(versions.getFirst().version())) {
            items.add(new CommonRules.WantedItem(
                    one.code(), one.nameZh(), one.nameEn(), one.hintZh(), one.hintEn(), one.needsEvidence()));
        }
        for (int i = 0; i < MORE_ITEMS; i++) {
            items.add(new CommonRules.WantedItem(null, null, null, null, null, true));
        }
        return items;
    }

    @PostMapping
    Object publish(@RequestParam MultiValueMap<String, String> typed, AsOf asOf, Model model, Locale locale) {
        List<CommonRules.WantedItem> items = items(typed);
        return act(
                typed,
                items,
                asOf,
                model,
                locale,
                () -> rules.publish(new CommonRules.WantedCriteria(
                        items, typed.getFirst("source"), Asked.day("validFrom", typed.getFirst("validFrom")))));
    }

    private static List<CommonRules.WantedItem> items(MultiValueMap<String, String> typed) {
        List<CommonRules.WantedItem> items = new ArrayList<>();
        for (int i = 0; typed.containsKey("nameZh-" + i); i++) {
            items.add(new CommonRules.WantedItem(
                    Asked.orNull(typed.getFirst("code-" + i)),
                    Asked.orNull(typed.getFirst("nameZh-" + i)),
                    Asked.orNull(typed.getFirst("nameEn-" + i)),
                    Asked.orNull(typed.getFirst("hintZh-" + i)),
                    Asked.orNull(typed.getFirst("hintEn-" + i)),
                    typed.containsKey("evidence-" + i)));
        }
        return items;
    }

    @PostMapping("/grants")
    Object grant(@RequestParam MultiValueMap<String, String> typed, AsOf asOf, Model model, Locale locale) {
        return act(
                typed,
                null,
                asOf,
                model,
                locale,
                () -> rules.grant(new CommonRules.WantedGrant(
                        typed.getFirst("purpose"),
                        Asked.orNull(typed.getFirst("code")),
                        Asked.orNull(typed.getFirst("grantZh")),
                        Asked.orNull(typed.getFirst("grantEn")),
                        Asked.orNull(typed.getFirst("extentZh")),
                        Asked.orNull(typed.getFirst("extentEn")),
                        Asked.day("validFrom", typed.getFirst("validFrom")))));
    }

    @PostMapping("/grants/{purpose}/{code}/end")
    Object end(
            @PathVariable String purpose,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            AsOf asOf,
            Model model,
            Locale locale) {
        return act(
                typed,
                null,
                asOf,
                model,
                locale,
                () -> rules.end(purpose, code, Asked.day("validTo", typed.getFirst("validTo"))));
    }

    /** @param items what was typed of the checklist; null where another form was sent */
    private Object act(
            MultiValueMap<String, String> typed,
            @Nullable List<CommonRules.WantedItem> items,
            AsOf asOf,
            Model model,
            Locale locale,
            Runnable act) {
        try {
            act.run();
            return "redirect:/white-list/criteria";
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            model.addAttribute("typed", new HashMap<>(typed.toSingleValueMap()));
            model.addAttribute("items", items == null ? latest(lists.versions()) : items);
            model.addAttribute("failed", items == null ? "grant" : "criteria");
            return EntryPages.refused(all(asOf, model), model);
        }
    }
}
