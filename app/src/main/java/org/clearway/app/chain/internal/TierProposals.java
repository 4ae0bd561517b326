package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.port.ListedEnterprises;
import org.clearway.app.shared.port.ListingProposals;
import org.clearway.app.shared.port.ProposedListing;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.stereotype.Component;

/**
 * The pool: suppliers down the tiers of a listed chain leader, in whatever province, that are held below their normal output today
 * and are not listed themselves; those by way of whom most of a leader's need comes first.
 */
@Component
class TierProposals implements ListingProposals {

    /** The largest listed enterprises are looked at for leaders; a leader is never a small one. */
    private static final int MOST_LOOKED_AT = 500;

    private static final double NORMAL = 0.999;

    private final LiveNetwork live;
    private final List<ListedEnterprises> lists;
    private final Enterprises enterprises;
    private final ClearwayClock clock;

    TierProposals(LiveNetwork live, List<ListedEnterprises> lists, Enterprises enterprises, ClearwayClock clock) {
        this.live = live;
        this.lists = lists;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "tiers";
    }

    private record Found(Enterprise leader, LeaderTiers.Supplier supplier, double capacity) {}

    @Override
    public List<ProposedListing> proposals(LocalDate day, int limit) {
        ChainNetwork chain = live.look(look -> look.standing().chain);
        if (chain == null) {
            return List.of();
        }
        Set<Long> listed = new java.util.HashSet<>();
        lists.forEach(list -> listed.addAll(list.listed(clock.instant())));
        Map<Long, Found> best = new HashMap<>();
        for (Enterprise leader : leaders(chain, listed)) {
            for (LeaderTiers.Supplier supplier : new LeaderTiers(chain).of(leader.id())) {
                double capacity = listed.contains(supplier.enterprise()) ? 1 : capacity(supplier.node());
                if (capacity < NORMAL) {
                    best.merge(
                            supplier.enterprise(),
                            new Found(leader, supplier, capacity),
                            (one, other) ->
                                    one.supplier().share() >= other.supplier().share() ? one : other);
                }
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(
                                (Found one) -> -one.supplier().share())
                        .thenComparingLong(one -> one.supplier().enterprise()))
                .limit(limit)
                .map(TierProposals::proposal)
                .toList();
    }

    private List<Enterprise> leaders(ChainNetwork chain, Set<Long> listed) {
        Map<Long, Double> output = new HashMap<>();
        for (int node = 0; node < chain.owners().length; node++) {
            if (listed.contains(chain.owners()[node])) {
                output.merge(chain.owners()[node], chain.yuanADay(node), Double::sum);
            }
        }
        List<Long> largest = output.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LOOKED_AT)
                .map(Map.Entry::getKey)
                .toList();
        Map<Long, Enterprise> known = enterprises.byIds(largest);
        return largest.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(one -> one.chainRole().equals("leader"))
                .toList();
    }

    private double capacity(int node) {
        Double capacity = live.look(look -> look.standing()
                .restrictions
                .capacityByDay(
                        node, look.standing().today, 1, look.standing().rules.maxCapacity())[0]);
        return capacity == null ? 1 : capacity;
    }

    private static ProposedListing proposal(Found found) {
        LeaderTiers.Supplier one = found.supplier();
        return new ProposedListing(
                "tier/" + found.leader().id() + "/" + one.enterprise(),
                one.enterprise(),
                true,
                "ahead.tier-proposal",
                List.of(found.leader().nameZh(), one.tier(), 100 * one.share(), 100 * found.capacity()),
                "/enterprises/" + found.leader().creditCode());
    }
}
