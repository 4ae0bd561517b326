package org.clearway.app.whitelist.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.DecidingProposals;
import org.clearway.app.whitelist.Proposal;
import org.clearway.app.whitelist.Proposals;
import org.clearway.app.whitelist.ProposingChanges;
import org.clearway.app.whitelist.Thresholds;
import org.clearway.app.whitelist.TryingThresholds;
import org.clearway.app.whitelist.WhiteList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The proposals of the morning, one list at a time, and the thresholds behind them with a try-out. */
@Controller
@RequestMapping("/white-list")
class ProposalPages {

    private final Proposals proposals;
    private final DecidingProposals deciding;
    private final ProposingChanges proposing;
    private final TryingThresholds trying;
    private final Shelf shelf;
    private final Reasons reasons;
    private final ClearwayClock clock;

    ProposalPages(
            Proposals proposals,
            DecidingProposals deciding,
            ProposingChanges proposing,
            TryingThresholds trying,
            Shelf shelf,
            Reasons reasons,
            ClearwayClock clock) {
        this.proposals = proposals;
        this.deciding = deciding;
        this.proposing = proposing;
        this.trying = trying;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/proposals")
    String list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") String page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.PREPARE);
        shelf.fill(model, "whitelist.proposals");
        WhiteList one = shelf.choose(list);
        Proposals.Filter filter = new Proposals.Filter(one.id(), source, null, state);
        int number = Asked.page(page);
        Optional<LocalDate> day = proposals.latestDay(asOf.day());
        String query = UriComponentsBuilder.fromPath("/white-list/proposals")
                .queryParam("list", one.code())
                .queryParamIfPresent("source", Optional.ofNullable(filter.source()))
                .queryParam("state", filter.state())
                .encode()
                .build()
                .toUriString();
        List<Proposal> rows = day.map(found -> proposals.list(filter, found, Paged.offset(number), Paged.SIZE))
                .orElse(List.of());
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        number,
                        Paged.SIZE,
                        day.map(found -> proposals.count(filter, found)).orElse(0L),
                        query));
        model.addAttribute("counts", day.map(proposals::openByList).orElse(Map.of()));
        model.addAttribute("day", day.orElse(null));
        model.addAttribute("one", one);
        model.addAttribute("filter", filter);
        model.addAttribute("thresholds", proposing.thresholds(asOf.at()));
        model.addAttribute("own", Actor.current().division().equals(one.division()));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "whitelist/proposals";
    }

    @PostMapping("/proposals")
    Object decide(
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam Map<String, String> typed,
            AsOf asOf,
            Model model,
            Locale locale) {
        List<Long> chosen = ids == null ? List.of() : ids;
        String many = typed.getOrDefault("many", "");
        Integer count = many.matches("\\d{1,6}") ? Integer.valueOf(many) : null;
        try {
            if ("decline".equals(typed.get("act"))) {
                deciding.decline(chosen, count, typed.get("words"));
            } else {
                long batch = deciding.accept(chosen, count);
                if (batch > 0) {
                    return "redirect:/white-list/batches/" + batch;
                }
            }
            return "redirect:/white-list/proposals?list="
                    + shelf.choose(typed.get("list")).code();
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            model.addAttribute("typed", typed);
            model.addAttribute("chosen", chosen);
            list(typed.get("list"), typed.get("source"), "open", typed.getOrDefault("page", "1"), asOf, model);
            return EntryPages.refused("whitelist/proposals", model);
        }
    }

    /** The thresholds as a form sends them. */
    record Form(
            double dutyFrom,
            double usedFrom,
            int resumedDays,
            int expiringDays,
            int standingDays,
            @Nullable String why) {

        Thresholds thresholds() {
            return new Thresholds(dutyFrom, usedFrom, resumedDays, expiringDays, standingDays);
        }

        static Form of(Thresholds one) {
            return new Form(
                    one.dutyFrom(), one.usedFrom(), one.resumedDays(), one.expiringDays(), one.standingDays(), "");
        }
    }

    @GetMapping("/thresholds")
    String thresholds(Model model) {
        Actor.current().require(Right.PREPARE);
        shelf.fill(model, "whitelist.proposals");
        Thresholds present = proposing.thresholds(clock.instant());
        model.addAttribute("present", present);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Form.of(present));
        }
        return "whitelist/thresholds";
    }

    /** Tried first; saved only by the button that the try-out shows. */
    @PostMapping("/thresholds")
    Object change(
            @ModelAttribute("form") Form form,
            @RequestParam(defaultValue = "try") String act,
            Model model,
            Locale locale) {
        try {
            if (act.equals("save")) {
                trying.save(form.thresholds(), form.why());
                return "redirect:/white-list/thresholds";
            }
            model.addAttribute("tried", trying.tryOut(form.thresholds(), null));
            return thresholds(model);
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            thresholds(model);
            return EntryPages.refused("whitelist/thresholds", model);
        }
    }
}
