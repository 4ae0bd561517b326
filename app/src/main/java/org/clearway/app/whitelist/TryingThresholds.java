package org.clearway.app.whitelist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds other thresholds against today's listings before anybody saves them: so many more, so many fewer, and who. */
@Service
public class TryingThresholds {

    private final ProposingChanges proposing;
    private final LookingAtListings looking;
    private final Settings settings;
    private final ClearwayClock clock;

    TryingThresholds(ProposingChanges proposing, LookingAtListings looking, Settings settings, ClearwayClock clock) {
        this.proposing = proposing;
        this.looking = looking;
        this.settings = settings;
        this.clock = clock;
    }

    /** What one source would propose under the present thresholds and the tried ones. */
    public record Change(String source, long now, long then, long more, long fewer) {}

    /** @param moreOfThem who would be proposed anew, {@code fewerOfThem} who no longer; some of them */
    public record Tried(List<Change> changes, List<String> moreOfThem, List<String> fewerOfThem) {}

    private static final int NAMED = 20;

    @Transactional(readOnly = true)
    public Tried tryOut(Thresholds thresholds, @Nullable Long list) {
        Actor.current().require(Right.PREPARE);
        Refusal.ifAny(Thresholds.RULES.against(thresholds));
        LocalDate day = clock.today();
        Map<String, String> now = named(looking.look(proposing.thresholds(clock.instant()), day, list));
        Map<String, String> then = named(looking.look(thresholds, day, list));
        List<Change> changes = ProposalRules.ALL.stream()
                .map(rule -> change(rule.source(), now, then))
                .toList();
        return new Tried(changes, onlyIn(then, now), onlyIn(now, then));
    }

    private static Map<String, String> named(List<NewProposal> proposals) {
        Map<String, String> names = new LinkedHashMap<>();
        proposals.forEach(one -> names.put(one.source() + "/" + one.listId() + "/" + one.reference(), one.nameZh()));
        return names;
    }

    private static Change change(String source, Map<String, String> now, Map<String, String> then) {
        return new Change(
                source,
                count(source, now, Map.of()),
                count(source, then, Map.of()),
                count(source, then, now),
                count(source, now, then));
    }

    private static long count(String source, Map<String, String> in, Map<String, String> notIn) {
        return in.keySet().stream()
                .filter(key -> key.startsWith(source + "/") && !notIn.containsKey(key))
                .count();
    }

    private static List<String> onlyIn(Map<String, String> in, Map<String, String> notIn) {
        return in.entrySet().stream()
                .filter(one -> !notIn.containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .limit(NAMED)
                .toList();
    }

    /** Saves what differs from today, from tomorrow's midnight on: what this morning proposed stays judged as it was. */
    @Transactional
    public void save(Thresholds thresholds, @Nullable String why) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        List<Reason> reasons = new ArrayList<>(Thresholds.RULES.against(thresholds));
        if (!"000000".equals(actor.division())) {
            reasons.add(Reason.of("whitelist.threshold-national"));
        }
        if (why == null || why.strip().length() < Nomination.SHORTEST_GROUND) {
            reasons.add(Reason.at("why", "whitelist.ground", Nomination.SHORTEST_GROUND));
        }
        Refusal.ifAny(reasons);
        List<BigDecimal> present = proposing.thresholds(clock.instant()).values();
        Instant from =
                clock.today().plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant();
        for (int i = 0; i < present.size(); i++) {
            BigDecimal value = thresholds.values().get(i);
            if (value.compareTo(present.get(i)) != 0) {
                settings.change(
                        Thresholds.NAMES.get(i),
                        value,
                        from,
                        actor.name(),
                        String.valueOf(why).strip());
            }
        }
    }
}
