package org.clearway.app.whitelist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.whitelist.ExportingChanges;
import org.clearway.app.whitelist.Listing;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.Listings.Side;
import org.clearway.app.whitelist.WhiteList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What changed on a list between the ends of two days: who came, or who is no longer on it. */
@Controller
@RequestMapping("/white-list/difference")
class DifferencePage {

    private static final int USUAL_DAYS = 7;

    private final Listings listings;
    private final ExportingChanges exporting;
    private final Shelf shelf;
    private final ClearwayClock clock;

    DifferencePage(Listings listings, ExportingChanges exporting, Shelf shelf, ClearwayClock clock) {
        this.listings = listings;
        this.exporting = exporting;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The two days of the address; without them the last week. */
    record Days(
            @Nullable String list,
            @Nullable String division,
            @Nullable String from,
            @Nullable String to) {

        LocalDate last(AsOf asOf) {
            return Objects.requireNonNullElse(Asked.day("to", to), asOf.day());
        }

        LocalDate first(AsOf asOf) {
            return Objects.requireNonNullElse(
                    Asked.day("from", from), last(asOf).minusDays(USUAL_DAYS));
        }
    }

    @GetMapping
    String difference(
            Days days,
            @RequestParam(defaultValue = "came") String side,
            @RequestParam(defaultValue = "1") String page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, null);
        model.addAttribute("zones", shelf.zones());
        WhiteList one = shelf.choose(days.list());
        ListingFilter filter = filter(one, days);
        Instant first = end(days.first(asOf));
        Instant last = end(days.last(asOf));
        long came = listings.countChanged(filter, Side.CAME, first, last);
        long went = listings.countChanged(filter, Side.WENT, first, last);
        Side shown = side.equals("went") ? Side.WENT : Side.CAME;
        int number = Asked.page(page);
        List<Listing> rows = listings.changed(filter, shown, first, last, Paged.offset(number), Paged.SIZE);
        String query = address("/white-list/difference", one, days, asOf);
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        number,
                        Paged.SIZE,
                        shown == Side.CAME ? came : went,
                        query + "&side=" + shown.name().toLowerCase(Locale.ROOT)));
        model.addAttribute("one", one);
        model.addAttribute("side", shown.name().toLowerCase(Locale.ROOT));
        model.addAttribute("came", came);
        model.addAttribute("went", went);
        model.addAttribute("before", listings.size(filter, first));
        model.addAttribute("after", listings.size(filter, last));
        model.addAttribute("from", days.first(asOf));
        model.addAttribute("to", days.last(asOf));
        model.addAttribute("division", Asked.orNull(days.division()));
        model.addAttribute("query", query);
        model.addAttribute("exportHref", address("/white-list/difference/export", one, days, asOf));
        return "whitelist/difference";
    }

    @GetMapping("/export")
    void export(Days days, AsOf asOf, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.DIRECTORY);
        WhiteList one = shelf.choose(days.list());
        Downloads.xlsx(response, "white-list-" + one.code() + "-" + days.first(asOf) + "-" + days.last(asOf) + ".xlsx");
        exporting.difference(
                filter(one, days), end(days.first(asOf)), end(days.last(asOf)), response.getOutputStream());
    }

    private ListingFilter filter(WhiteList one, Days days) {
        return new ListingFilter(
                one.id(), null, null, days.division(), null, null, null, null, null, null, null, true, clock.instant());
    }

    private static String address(String path, WhiteList one, Days days, AsOf asOf) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("list", one.code())
                .queryParam("from", days.first(asOf))
                .queryParam("to", days.last(asOf))
                .queryParamIfPresent("division", Optional.ofNullable(Asked.orNull(days.division())))
                .encode()
                .build()
                .toUriString();
    }

    /** The end of a day; of today, and of a day to come, this moment. */
    private Instant end(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        return end.isAfter(clock.instant()) ? clock.instant() : end;
    }
}
