package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.shared.once.Once;
import org.clearway.app.whitelist.Batch;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.Card;
import org.clearway.app.whitelist.DecidingCards;
import org.clearway.app.whitelist.PreparingBatches;
import org.clearway.app.whitelist.PublishingBatches;
import org.clearway.app.whitelist.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts: cards in, decisions, publication. A token prepares; deciding and publishing take a person's session. */
@RestController
@RequestMapping("/api/v1/white-list-batches")
@Tag(name = "White lists")
class BatchApi {

    private static final int LIMIT = 200;

    private final Batches batches;
    private final PreparingBatches preparing;
    private final DecidingCards deciding;
    private final PublishingBatches publishing;
    private final Once once;

    BatchApi(
            Batches batches,
            PreparingBatches preparing,
            DecidingCards deciding,
            PublishingBatches publishing,
            Once once) {
        this.batches = batches;
        this.preparing = preparing;
        this.deciding = deciding;
        this.publishing = publishing;
        this.once = once;
    }

    record DraftAnswer(long id, String label, boolean published, long cards, long undecided) {}

    record Put(String list, List<Long> entries) {}

    record Cards(List<Card> items, int page) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put assessed entries into the draft of a list")
    DraftAnswer put(@RequestBody Put put, @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return one(once.answer(key, "white-list.put", put, Long.class, () -> preparing.put(put.list(), put.entries())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One batch")
    DraftAnswer one(@PathVariable long id) {
        Batch batch = batches.find(id);
        Tally tally = batches.tally(id);
        return new DraftAnswer(id, batch.label(), batch.isPublished(), tally.all(), tally.undecided());
    }

    @GetMapping("/{id}/cards")
    @Operation(summary = "Cards of a batch within reach, by page")
    Cards cards(
            @PathVariable long id,
            @RequestParam(defaultValue = "all") String view,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int limit) {
        batches.find(id);
        int size = Math.clamp(limit, 1, LIMIT);
        int number = Math.clamp(page, 1, 1_000);
        return new Cards(batches.cards(id, view, (number - 1) * size, size), number);
    }

    @PostMapping("/cards/{card}/decision")
    @Operation(summary = "Approve or decline a card")
    Card decide(@PathVariable long card, @RequestBody DecidingCards.Wanted wanted) {
        deciding.decide(card, wanted);
        return batches.card(card);
    }

    @PostMapping("/cards/{card}/decision/undo")
    @Operation(summary = "Undo a decision, until the batch is published")
    Card undo(@PathVariable long card) {
        deciding.undo(card);
        return batches.card(card);
    }

    @PostMapping("/cards/{card}/take-back")
    @Operation(summary = "Take an undecided card out of a draft")
    void takeBack(@PathVariable long card) {
        preparing.takeBack(card);
    }

    @PostMapping("/{id}/publication")
    @Operation(summary = "Publish the batch whole")
    DraftAnswer publish(@PathVariable long id) {
        publishing.publish(id);
        return one(id);
    }
}
