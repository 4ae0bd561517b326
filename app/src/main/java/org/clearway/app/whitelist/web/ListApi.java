package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.whitelist.Batch;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.Benefit;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Criterion;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.OpeningLists;
import org.clearway.app.whitelist.Terms;
import org.clearway.app.whitelist.Territories;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, batches and what is or was listed. */
@RestController
@RequestMapping("/api/v1/white-lists")
@Tag(name = "White lists", description = "Lists, terms, published batches, listings as of any moment")
class ListApi {

    private final WhiteLists lists;
    private final Batches batches;
    private final Listings listings;
    private final Countdown countdown;
    private final OpeningLists opening;
    private final Territories territories;

    ListApi(
            WhiteLists lists,
            Batches batches,
            Listings listings,
            Countdown countdown,
            OpeningLists opening,
            Territories territories) {
        this.territories = territories;
        this.lists = lists;
        this.batches = batches;
        this.listings = listings;
        this.countdown = countdown;
        this.opening = opening;
    }

    /** A list with what it holds at the moment asked for. */
    record ListAnswer(WhiteList list, Terms terms, List<Criterion> criteria, List<Benefit> benefits, long entries) {}

    record BatchAnswer(long id, String label, Batch.@Nullable Publication publication) {
        static BatchAnswer of(Batch batch) {
            return new BatchAnswer(batch.id(), batch.label(), batch.publication());
        }
    }

    record ResumptionAnswer(
            LocalDate day,
            long listed,
            long reported,
            long running,
            long full,
            @Nullable Double runningShare) {}

    @GetMapping
    @Operation(summary = "All lists, the ministry's first")
    List<WhiteList> all() {
        return lists.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open a list; takes a person's session")
    WhiteList open(@RequestBody OpeningLists.Wanted wanted) {
        return opening.open(wanted);
    }

    @PostMapping("/{code}/terms")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Change the terms of a list from a day on; takes a person's session")
    Terms change(@PathVariable String code, @RequestBody OpeningLists.WantedTerms wanted) {
        return opening.change(code, wanted);
    }

    @GetMapping("/{code}/terms")
    @Operation(summary = "All terms that a list had or will have, the latest first")
    List<Terms> history(@PathVariable String code) {
        return lists.history(lists.byCode(code));
    }

    @PostMapping("/{code}/closing")
    @Operation(summary = "Close a list for nominations after today; takes a person's session")
    WhiteList close(@PathVariable String code) {
        opening.close(code);
        return lists.byCode(code);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One list: terms, criteria, benefits, and how many are on it")
    ListAnswer one(@PathVariable String code, AsOf asOf) {
        WhiteList list = lists.byCode(code);
        Terms terms = lists.terms(list, asOf.day());
        return new ListAnswer(
                list,
                terms,
                lists.criteria(terms.criteria()),
                lists.benefits(list.purpose(), asOf.day()),
                listings.count(ListingFilter.holding(list.id(), asOf.at())));
    }

    @GetMapping("/{code}/batches")
    @Operation(summary = "Published batches of a list, the latest first")
    List<BatchAnswer> batches(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        int size = Math.clamp(limit, 1, 200);
        int offset = (Math.clamp(page, 1, 1_000) - 1) * size;
        return batches.published(lists.byCode(code).id(), asOf.at(), offset, size).stream()
                .map(BatchAnswer::of)
                .toList();
    }

    @GetMapping("/{code}/batches/{year:\\d{4}}/{number:\\d{1,4}}")
    @Operation(summary = "One published batch by its number")
    BatchAnswer batch(@PathVariable String code, @PathVariable int year, @PathVariable int number) {
        return BatchAnswer.of(batches.byNumber(lists.byCode(code), year, number));
    }

    @GetMapping("/{code}/batches/{year:\\d{4}}/{number:\\d{1,4}}/resumption")
    @Operation(summary = "How the enterprises that a batch listed fared on a day, by their reports")
    ResumptionAnswer resumption(
            @PathVariable String code,
            @PathVariable int year,
            @PathVariable int number,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable String chain) {
        Batch batch = batches.byNumber(lists.byCode(code), year, number);
        Countdown.Resumption found = countdown.ofBatch(batch.id(), chain, day);
        return new ResumptionAnswer(
                found.day(), found.listed(), found.reported(), found.running(), found.full(), found.runningShare());
    }

    @GetMapping("/countdown")
    @Operation(
            summary =
                    "The way to an empty list: what is left, resumption, projected empty day with its band, back-test")
    Countdown.Result countdown(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String list,
            AsOf asOf) {
        return countdown.of(
                new Countdown.Scope(
                        territories.within(division).ranges(),
                        list == null ? null : lists.byCode(list).id()),
                asOf);
    }
}
