package org.clearway.app.whitelist.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.shared.port.SearchSource;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.whitelist.ListingFilter;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.springframework.stereotype.Component;

/** Batches by their label, and listed enterprises by name or code, for the one search field. */
@Component
class ListingSearch implements SearchSource {

    private static final int SHORTEST = 2;

    private final Listings listings;
    private final WhiteLists lists;
    private final ClearwayClock clock;

    ListingSearch(Listings listings, WhiteLists lists, ClearwayClock clock) {
        this.listings = listings;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public String headingKey() {
        return "nav.whitelist";
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (words.strip().length() < SHORTEST || !Actor.current().isOfficer()) {
            return List.of();
        }
        Map<Long, WhiteList> byId = lists.all().stream().collect(Collectors.toMap(WhiteList::id, list -> list));
        ListingFilter filter = ListingFilter.named(words, clock.instant());
        return listings.list(filter, 0, limit).stream()
                .map(one -> new Hit(
                        one.nameZh(),
                        one.nameEn() == null ? one.nameZh() : one.nameEn(),
                        Objects.requireNonNull(byId.get(one.listId())).nameZh() + " · " + one.batch(),
                        "/white-list?q=" + one.creditCode()))
                .toList();
    }
}
