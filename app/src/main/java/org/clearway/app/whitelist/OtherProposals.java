package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.port.ListingProposals;
import org.clearway.app.shared.port.ProposedListing;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other modules propose, each through the port, as proposals for the lists that it concerns. */
@Component
class OtherProposals {

    private final List<ListingProposals> sources;
    private final WhiteLists lists;
    private final Listings listings;
    private final Enterprises enterprises;
    private final ClearwayClock clock;

    OtherProposals(
            List<ListingProposals> sources,
            WhiteLists lists,
            Listings listings,
            Enterprises enterprises,
            ClearwayClock clock) {
        this.sources = sources;
        this.lists = lists;
        this.listings = listings;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    List<NewProposal> ofDay(LocalDate day, int limit) {
        List<WhiteList> open = lists.all().stream()
                .filter(list -> list.isOpenOn(day) && list.purpose().equals("white_list"))
                .toList();
        List<NewProposal> found = new ArrayList<>();
        for (ListingProposals source : sources) {
            for (ProposedListing one : source.proposals(day, limit)) {
                enterprises
                        .byId(one.enterpriseId())
                        .ifPresent(enterprise -> found.addAll(
                                one.list()
                                        ? additions(source.source(), one, enterprise, open)
                                        : removals(source.source(), one, enterprise)));
            }
        }
        return found;
    }

    /** To list is proposed to the province of the enterprise, unless it is on that list already. */
    private List<NewProposal> additions(
            String source, ProposedListing one, Enterprise enterprise, List<WhiteList> open) {
        Set<Long> on = listings.holding(enterprise.creditCode(), clock.instant()).stream()
                .map(Listing::listId)
                .collect(Collectors.toSet());
        return open.stream()
                .filter(list -> list.level().equals("province")
                        && DivisionRange.of(list.division()).holds(enterprise.division())
                        && !on.contains(list.id()))
                .map(list -> proposal(source, one, enterprise, list.id(), null, Verb.ADD))
                .toList();
    }

    private List<NewProposal> removals(String source, ProposedListing one, Enterprise enterprise) {
        return listings.holding(enterprise.creditCode(), clock.instant()).stream()
                .map(listing -> proposal(source, one, enterprise, listing.listId(), listing.admissionId(), Verb.REMOVE))
                .toList();
    }

    private static NewProposal proposal(
            String source, ProposedListing one, Enterprise enterprise, long list, @Nullable Long admission, Verb verb) {
        return new NewProposal(
                list,
                admission,
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.nameZh(),
                enterprise.nameEn(),
                enterprise.division(),
                verb,
                source,
                one.reference(),
                one.reasonKey(),
                one.figures(),
                one.href());
    }
}
