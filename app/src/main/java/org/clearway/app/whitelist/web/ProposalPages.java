package org.clearway.app.whitelist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Words;
import org.clearway.app.whitelist.DecidingProposals;
import org.clearway.app.whitelist.ExportingChanges;
import org.clearway.app.whitelist.Proposal;
import org.clearway.app.whitelist.Proposals;
import org.clearway.app.whitelist.ProposingChanges;
import org.clearway.app.whitelist.WhiteList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The proposals of the morning, of one list or of all; acts are of one list at a time. */
@Controller
@RequestMapping("/white-list")
class ProposalPages {

    private static final String ALL = "all";

    private final Proposals proposals;
    private final ExportingChanges exporting;
    private final DecidingProposals deciding;
    private final ProposingChanges proposing;
    private final Shelf shelf;
    private final Reasons reasons;

    ProposalPages(
            Proposals proposals,
            ExportingChanges exporting,
            DecidingProposals deciding,
            ProposingChanges proposing,
            Shelf shelf,
            Reasons reasons) {
        this.proposals = proposals;
        this.exporting = exporting;
        this.deciding = deciding;
        this.proposing = proposing;
        this.shelf = shelf;
        this.reasons = reasons;
    }

    @GetMapping("/proposals")
    String list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "1") String page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.PREPARE);
        shelf.fill(model, "whitelist.proposals");
        WhiteList one = ALL.equals(list) ? null : shelf.choose(list);
        Proposals.Filter filter = filter(one, source, state, division);
        int number = Asked.page(page);
        Optional<LocalDate> day = proposals.latestDay(asOf.day());
        String query = address("/white-list/proposals", one, filter, asOf);
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
        model.addAttribute("own", one != null && Actor.current().division().equals(one.division()));
        model.addAttribute("exportHref", address("/white-list/proposals/export", one, filter, asOf));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "whitelist/proposals";
    }

    private static Proposals.Filter filter(
            @Nullable WhiteList one, @Nullable String source, @Nullable String state, @Nullable String division) {
        return new Proposals.Filter(one == null ? null : one.id(), source, null, state, division);
    }

    private static String address(String path, @Nullable WhiteList one, Proposals.Filter filter, AsOf asOf) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("list", one == null ? ALL : one.code())
                .queryParamIfPresent("source", Optional.ofNullable(filter.source()))
                .queryParamIfPresent("division", Optional.ofNullable(filter.place()))
                .queryParam("state", filter.state())
                .queryParamIfPresent("asOf", asOf.past() ? Optional.of(asOf.parameter()) : Optional.empty())
                .encode()
                .build()
                .toUriString();
    }

    @GetMapping("/proposals/export")
    void export(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String division,
            AsOf asOf,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.PREPARE);
        WhiteList one = ALL.equals(list) ? null : shelf.choose(list);
        LocalDate day = proposals.latestDay(asOf.day()).orElse(asOf.day());
        Downloads.xlsx(response, "white-list-proposals-" + day + ".xlsx");
        exporting.proposals(filter(one, source, state, division), day, new Words(locale), response.getOutputStream());
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
            list(typed.get("list"), typed.get("source"), "open", null, typed.getOrDefault("page", "1"), asOf, model);
            return EntryPages.refused("whitelist/proposals", model);
        }
    }
}
