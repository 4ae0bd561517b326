package org.clearway.app.whitelist.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.whitelist.Listings;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Listings among what ends when. */
@Component
class ListingEndings implements Ending {

    private final Listings listings;
    private final WhiteLists lists;

    ListingEndings(Listings listings, WhiteLists lists) {
        this.listings = listings;
        this.lists = lists;
    }

    @Override
    public List<End> endings(@Nullable Long enterpriseId, Instant from, Instant to, int limit) {
        Map<Long, WhiteList> byId = lists.all().stream().collect(Collectors.toMap(WhiteList::id, list -> list));
        return listings.ending(enterpriseId, from, to, limit).stream()
                .map(one -> {
                    WhiteList list = Objects.requireNonNull(byId.get(one.listId()));
                    return new End(
                            "whitelist.ending",
                            List.of(new Phrases.Name(list.nameZh(), list.nameEn())),
                            one.nameZh(),
                            one.until(),
                            "/enterprises/" + one.creditCode());
                })
                .toList();
    }
}
