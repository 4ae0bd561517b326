package org.clearway.app.whitelist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.clearway.app.whitelist.Batch;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.DecidingCards;
import org.clearway.app.whitelist.ExportingChanges;
import org.clearway.app.whitelist.ExportingLists;
import org.clearway.app.whitelist.PreparingBatches;
import org.clearway.app.whitelist.PrintingBatches;
import org.clearway.app.whitelist.PublishingBatches;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Batches of all lists, and the page on which one is decided card by card and published whole. */
@Controller
@RequestMapping("/white-list/batches")
class BatchPages {

    private final Batches batches;
    private final DecidingCards deciding;
    private final PreparingBatches preparing;
    private final PublishingBatches publishing;
    private final ExportingLists exporting;
    private final ExportingChanges changes;
    private final PrintingBatches printing;
    private final BatchView view;
    private final Shelf shelf;
    private final Reasons reasons;

    BatchPages(
            Batches batches,
            DecidingCards deciding,
            PreparingBatches preparing,
            PublishingBatches publishing,
            ExportingLists exporting,
            ExportingChanges changes,
            PrintingBatches printing,
            BatchView view,
            Shelf shelf,
            Reasons reasons) {
        this.batches = batches;
        this.deciding = deciding;
        this.preparing = preparing;
        this.publishing = publishing;
        this.exporting = exporting;
        this.changes = changes;
        this.printing = printing;
        this.view = view;
        this.shelf = shelf;
        this.reasons = reasons;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(defaultValue = "1") String page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.batches");
        String code = Asked.orNull(list);
        Long id = code == null ? null : shelf.choose(code).id();
        int number = Asked.page(page);
        String query = "/white-list/batches" + (code == null ? "" : "?list=" + code);
        model.addAttribute(
                "list",
                new Paged<>(
                        batches.published(id, asOf.at(), Paged.offset(number), Paged.SIZE),
                        number,
                        Paged.SIZE,
                        batches.countPublished(id, asOf.at()),
                        query));
        model.addAttribute("chosen", code);
        model.addAttribute(
                "exportHref",
                UriComponentsBuilder.fromPath("/white-list/batches/export")
                        .queryParamIfPresent("list", Optional.ofNullable(code))
                        .queryParam("asOf", asOf.parameter())
                        .build()
                        .toUriString());
        model.addAttribute("drafts", view.drafts());
        return "whitelist/batches";
    }

    /** All published batches of the list, or of all lists. */
    @GetMapping("/export")
    void exportAll(@RequestParam(required = false) @Nullable String list, AsOf asOf, HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.DIRECTORY);
        String code = Asked.orNull(list);
        Downloads.xlsx(response, "white-list-batches-" + asOf.day() + ".xlsx");
        changes.batches(code == null ? null : shelf.choose(code).id(), asOf.at(), response.getOutputStream());
    }

    @GetMapping("/{id:\\d+}")
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(required = false) @Nullable Long at,
            Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.batches");
        this.view.fill(id, view, Asked.page(page), at, model);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "whitelist/batch";
    }

    @PostMapping("/{id:\\d+}/cards/{card:\\d+}/approve")
    Object approve(
            @PathVariable long id,
            @PathVariable long card,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        return act(
                id,
                card,
                "approve",
                typed,
                model,
                locale,
                () -> deciding.decide(
                        card, new DecidingCards.Wanted(true, Asked.day("until", typed.get("lastDay")), null, null)));
    }

    @PostMapping("/{id:\\d+}/cards/{card:\\d+}/decline")
    Object decline(
            @PathVariable long id,
            @PathVariable long card,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        return act(
                id,
                card,
                "decline",
                typed,
                model,
                locale,
                () -> deciding.decide(
                        card, new DecidingCards.Wanted(false, null, typed.get("reason"), typed.get("words"))));
    }

    @PostMapping("/{id:\\d+}/cards/{card:\\d+}/undo")
    Object undo(
            @PathVariable long id,
            @PathVariable long card,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        return act(id, card, "undo", typed, model, locale, () -> deciding.undo(card));
    }

    @PostMapping("/{id:\\d+}/cards/{card:\\d+}/take-back")
    Object takeBack(
            @PathVariable long id,
            @PathVariable long card,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        return act(id, card, "take-back", typed, model, locale, () -> preparing.takeBack(card));
    }

    /** Several cards of the page alike. */
    @PostMapping("/{id:\\d+}/approve")
    Object approveAll(
            @PathVariable long id,
            @RequestParam(name = "card", required = false) @Nullable List<Long> cards,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale) {
        return act(
                id,
                0,
                "approve-all",
                typed,
                model,
                locale,
                () -> deciding.decideAll(
                        cards == null ? List.of() : cards,
                        new DecidingCards.Wanted(true, Asked.day("until", typed.get("lastDay")), null, null)));
    }

    @PostMapping("/{id:\\d+}/publish")
    Object publish(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        return act(id, 0, "publish", typed, model, locale, () -> publishing.publish(id));
    }

    /** After a decision the next card has the turn; a refusal shows the page with what was typed. */
    private Object act(
            long id, long card, String what, Map<String, String> typed, Model model, Locale locale, Runnable act) {
        String shown = typed.getOrDefault("view", "all");
        String page = typed.getOrDefault("page", "1");
        try {
            act.run();
            boolean turn = what.equals("approve") || what.equals("decline");
            return "redirect:/white-list/batches/" + id + "?view=" + (shown.matches("[a-z]+") ? shown : "all")
                    + "&page=" + Asked.page(page)
                    + (card == 0 ? "" : turn ? "&at=" + card + "#active" : "#card-" + card);
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            model.addAttribute("failed", card);
            model.addAttribute("failedAct", what);
            model.addAttribute("typed", typed);
            one(id, shown, page, card == 0 ? null : card, model);
            return EntryPages.refused("whitelist/batch", model);
        }
    }

    @GetMapping("/{id:\\d+}/export")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.DIRECTORY);
        Batch batch = batches.find(id);
        Downloads.xlsx(response, (batch.isPublished() ? batch.label() : "draft-" + id) + ".xlsx");
        exporting.batch(id, response.getOutputStream());
    }

    @GetMapping("/{id:\\d+}/pdf")
    ResponseEntity<byte[]> print(@PathVariable long id, Locale locale) {
        return Downloads.file(batches.find(id).label() + ".pdf", "application/pdf", printing.print(id, locale));
    }
}
