package org.clearway.app.whitelist.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.whitelist.Admission;
import org.clearway.app.whitelist.AdmissionFilter;
import org.clearway.app.whitelist.Admissions;
import org.clearway.app.whitelist.Benefit;
import org.clearway.app.whitelist.Listing;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On which lists an enterprise is or was, what that grants, and what is under way. */
@Component
class DossierListings implements DossierPart {

    private static final int ENTRIES = 10;

    private final Listings listings;
    private final Admissions admissions;
    private final WhiteLists lists;

    DossierListings(Listings listings, Admissions admissions, WhiteLists lists) {
        this.listings = listings;
        this.admissions = admissions;
        this.lists = lists;
    }

    /** What the fragment shows. */
    public record Content(
            List<Listing> listings,
            Map<Long, WhiteList> lists,
            List<Benefit> benefits,
            List<Admission> entries,
            Instant at) {}

    @Override
    public int position() {
        return 55;
    }

    @Override
    public String fragment() {
        return "whitelist/cards :: dossier";
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        List<Listing> all = listings.of(enterpriseId, asOf.at());
        Map<Long, WhiteList> byId = lists.all().stream().collect(Collectors.toMap(WhiteList::id, list -> list));
        List<Benefit> benefits = all.stream()
                .filter(one -> one.holdsAt(asOf.at()))
                .map(one -> Objects.requireNonNull(byId.get(one.listId())).purpose())
                .distinct()
                .flatMap(purpose -> lists.benefits(purpose, asOf.day()).stream())
                .distinct()
                .toList();
        List<Admission> entries = asOf.past() || !Actor.current().isOfficer()
                ? List.of()
                : admissions.list(AdmissionFilter.of(enterpriseId), 0, ENTRIES);
        return new Content(all, byId, benefits, entries, asOf.at());
    }
}
