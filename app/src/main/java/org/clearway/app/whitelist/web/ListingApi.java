package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Fared;
import org.clearway.app.whitelist.Listing;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is or was listed: one enterprise on a day, a whole list as of any day, what changed between two. */
@RestController
@RequestMapping("/api/v1/listings")
@Tag(name = "White lists")
class ListingApi {

    private static final int LIMIT = 200;
    private static final int DIFFERENCES = 5_000;

    private final Listings listings;
    private final WhiteLists lists;
    private final Batches batches;
    private final Countdown countdown;

    ListingApi(Listings listings, WhiteLists lists, Batches batches, Countdown countdown) {
        this.countdown = countdown;
        this.listings = listings;
        this.lists = lists;
        this.batches = batches;
    }

    /** What a list of listings is narrowed to. */
    record Wanted(
            @Nullable String list,
            @Nullable String purpose,
            @Nullable String level,
            @Nullable String division,
            @Nullable String field,
            @Nullable String chain,
            @Nullable Boolean foreign,
            @Nullable Integer year,
            @Nullable Integer batch,
            @Nullable String q,
            @Nullable LocalDate endsFrom,
            @Nullable LocalDate endsBefore,
            @Nullable String fared,
            @Nullable LocalDate alsoOn,
            @Nullable Boolean all) {}

    record Page(long total, List<Listing> items, @Nullable Long next) {}

    /** @param listed on any list; {@code on} names each with its batch, ground and approver */
    record Check(String creditCode, Instant at, boolean listed, List<Listing> on) {}

    @GetMapping
    @Operation(summary = "Listings that hold at a moment (or all that had begun), by number; total counts them all")
    Page list(
            Wanted wanted,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        ListingFilter filter = filter(wanted, asOf);
        int size = Math.clamp(limit, 1, LIMIT);
        List<Listing> rows = listings.after(filter, after, size);
        return new Page(
                listings.count(filter),
                rows,
                rows.size() < size ? null : rows.getLast().id());
    }

    private ListingFilter filter(Wanted wanted, AsOf asOf) {
        WhiteList list = wanted.list() == null ? null : lists.byCode(wanted.list());
        Long batch = null;
        if (list != null && wanted.year() != null && wanted.batch() != null) {
            batch = batches.byNumber(list, wanted.year(), wanted.batch()).id();
        }
        ListingFilter filter = new ListingFilter(
                list == null ? null : list.id(),
                wanted.purpose(),
                wanted.level(),
                wanted.division(),
                wanted.field(),
                wanted.chain(),
                wanted.foreign(),
                batch,
                wanted.q(),
                wanted.endsFrom(),
                wanted.endsBefore(),
                !Boolean.TRUE.equals(wanted.all()),
                asOf.at());
        return countdown.narrowed(filter.alsoOn(wanted.alsoOn()), Fared.of(wanted.fared()), asOf);
    }

    @GetMapping("/check")
    @Operation(summary = "Was this enterprise listed at a moment, in which batch, on what ground, by whom")
    Check check(@RequestParam String creditCode, AsOf asOf) {
        List<Listing> on = listings.holding(creditCode, asOf.at());
        return new Check(creditCode, asOf.at(), !on.isEmpty(), on);
    }

    /** @param came at most 5,000, as {@code went}; {@code before} and {@code after} count all that held at the end of either day */
    record Difference(List<Listing> came, List<Listing> went, long before, long after) {}

    @GetMapping("/difference")
    @Operation(summary = "Who came onto a list and who left it between the ends of two days")
    Difference difference(
            Wanted wanted,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            AsOf asOf) {
        ListingFilter filter = filter(wanted, asOf);
        Instant first = end(from);
        Instant last = end(to);
        return new Difference(
                listings.changed(filter, Listings.Side.CAME, first, last, 0, DIFFERENCES),
                listings.changed(filter, Listings.Side.WENT, first, last, 0, DIFFERENCES),
                listings.size(filter, first),
                listings.size(filter, last));
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
    }
}
