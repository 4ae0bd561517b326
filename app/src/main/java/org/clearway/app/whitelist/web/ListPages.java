package org.clearway.app.whitelist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.ExportingLists;
import org.clearway.app.whitelist.Fared;
import org.clearway.app.whitelist.Listing;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.Terms;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who is or was listed, as of any moment; one list's terms. */
@Controller
@RequestMapping("/white-list")
class ListPages {

    private final Listings listings;
    private final WhiteLists lists;
    private final ExportingLists exporting;
    private final Countdown countdown;
    private final Shelf shelf;

    ListPages(Listings listings, WhiteLists lists, ExportingLists exporting, Countdown countdown, Shelf shelf) {
        this.countdown = countdown;
        this.listings = listings;
        this.lists = lists;
        this.exporting = exporting;
        this.shelf = shelf;
    }

    /** The filters of the address. */
    record Filter(
            @Nullable String list,
            @Nullable String purpose,
            @Nullable String level,
            @Nullable String division,
            @Nullable String field,
            @Nullable String chain,
            @Nullable String q,
            @Nullable String endsFrom,
            @Nullable String endsBefore,
            @Nullable String fared,
            @Nullable String alsoOn,
            @Nullable String all) {

        boolean narrowed() {
            return Stream.of(list, purpose, level, division, field, chain, q, endsFrom, endsBefore, fared, alsoOn, all)
                    .anyMatch(one -> Asked.orNull(one) != null);
        }

        String address(String path, AsOf asOf) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            values.put("list", list);
            values.put("purpose", purpose);
            values.put("level", level);
            values.put("division", division);
            values.put("field", field);
            values.put("chain", chain);
            values.put("q", q);
            values.put("endsFrom", endsFrom);
            values.put("endsBefore", endsBefore);
            values.put("fared", fared);
            values.put("alsoOn", alsoOn);
            values.put("all", all);
            values.put("asOf", asOf.parameter());
            values.forEach((name, value) -> {
                if (Asked.orNull(value) != null) {
                    address.queryParam(name, value);
                }
            });
            return address.encode().build().toUriString();
        }
    }

    private ListingFilter filter(Filter filter, AsOf asOf) {
        String list = Asked.orNull(filter.list());
        ListingFilter wanted = new ListingFilter(
                list == null ? null : lists.byCode(list).id(),
                filter.purpose(),
                filter.level(),
                filter.division(),
                filter.field(),
                filter.chain(),
                null,
                null,
                filter.q(),
                Asked.day("endsFrom", filter.endsFrom()),
                Asked.day("endsBefore", filter.endsBefore()),
                Asked.orNull(filter.all()) == null,
                asOf.at());
        wanted = wanted.alsoOn(Asked.day("alsoOn", filter.alsoOn()));
        return countdown.narrowed(wanted, Fared.of(filter.fared()), asOf);
    }

    @GetMapping
    String list(Filter filter, @RequestParam(defaultValue = "1") String page, AsOf asOf, Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, null);
        model.addAttribute("zones", shelf.zones());
        ListingFilter wanted = filter(filter, asOf);
        int number = Asked.page(page);
        List<Listing> rows = listings.list(wanted, Paged.offset(number), Paged.SIZE);
        model.addAttribute(
                "list",
                new Paged<>(rows, number, Paged.SIZE, listings.count(wanted), filter.address("/white-list", asOf)));
        model.addAttribute("filter", filter);
        model.addAttribute("at", asOf.at());
        model.addAttribute("exportHref", filter.address("/white-list/export", asOf));
        return "whitelist/listings";
    }

    @GetMapping("/export")
    void export(Filter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.DIRECTORY);
        Downloads.xlsx(response, "white-list-" + asOf.day() + ".xlsx");
        exporting.listings(filter(filter, asOf), response.getOutputStream());
    }

    @GetMapping("/lists/{code}")
    String terms(@PathVariable String code, AsOf asOf, Model model) {
        shelf.fill(model, "whitelist.lists");
        WhiteList list = lists.byCode(code);
        Terms terms = lists.terms(list, asOf.day());
        model.addAttribute("one", list);
        model.addAttribute("terms", terms);
        model.addAttribute("criteria", lists.criteria(terms.criteria()));
        model.addAttribute("history", lists.history(list));
        model.addAttribute("keeps", shelf.keeps(list) && !asOf.past());
        model.addAttribute("benefits", lists.benefits(list.purpose(), asOf.day()));
        model.addAttribute("entries", listings.count(ListingFilter.holding(list.id(), asOf.at())));
        return "whitelist/terms";
    }
}
