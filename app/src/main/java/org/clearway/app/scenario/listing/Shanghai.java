package org.clearway.app.scenario.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clearway.app.scenario.ScenarioEnterprise;

/**
 * Shanghai's first batch, chosen so that what was published of it follows from its enterprises' own reports: 231 of the automobile
 * chain with 41 of them running on 18 April, 62 of integrated circuits, 70 % running on 22 April, over 80 % on 30 April.
 */
final class Shanghai {

    static final int FIRST = 666;
    static final int SECOND = 1_188;
    static final int FOREIGN = 247;

    private static final int AUTO = 231;
    private static final int AUTO_RUNNING_18 = 41;
    private static final int IC = 62;
    private static final int RUNNING_22 = 466;

    private final Fitness.Day on18;
    private final Fitness.Day on22;
    private final Fitness.Day on30;

    Shanghai(Fitness fitness) {
        on18 = fitness.on(LocalDate.of(2022, 4, 18));
        on22 = fitness.on(LocalDate.of(2022, 4, 22));
        on30 = fitness.on(LocalDate.of(2022, 4, 30));
    }

    /** @param pool enterprises of Shanghai in the order of their lot */
    List<ScenarioEnterprise> first(List<ScenarioEnterprise> pool) {
        List<ScenarioEnterprise> known =
                pool.stream().filter(one -> isKnown(one.number())).toList();
        List<ScenarioEnterprise> chosen = new ArrayList<>();
        List<ScenarioEnterprise> auto = ofChain(known, "AUTO");
        take(chosen, auto, AUTO_RUNNING_18, one -> on18.running().get(one.number()));
        // Those that restarted by 22 April first, then by 30 April, then the others: as many restarts as the figures
        // need.
        take(
                chosen,
                sorted(auto),
                AUTO - AUTO_RUNNING_18,
                one -> !on18.running().get(one.number()));
        take(chosen, sorted(ofChain(known, "IC")), IC, one -> true);
        int running = (int)
                chosen.stream().filter(one -> on22.running().get(one.number())).count();
        List<ScenarioEnterprise> others = known.stream()
                .filter(one -> !chainOf(one).equals("AUTO") && !chainOf(one).equals("IC"))
                .toList();
        take(chosen, sorted(others), RUNNING_22 - running, one -> on22.running().get(one.number()));
        take(
                chosen,
                sorted(others),
                FIRST - chosen.size(),
                one -> !on22.running().get(one.number()));
        if (chosen.size() != FIRST) {
            throw new IllegalStateException("Shanghai's first batch has " + chosen.size() + " of " + FIRST);
        }
        return chosen;
    }

    private boolean isKnown(int who) {
        return on18.reported().get(who)
                && on22.reported().get(who)
                && on30.reported().get(who);
    }

    private List<ScenarioEnterprise> sorted(List<ScenarioEnterprise> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(one -> rank(on22.running(), one) + rank(on30.running(), one)))
                .toList();
    }

    private static int rank(BitSet running, ScenarioEnterprise one) {
        return running.get(one.number()) ? 0 : 1;
    }

    private static void take(
            List<ScenarioEnterprise> chosen,
            List<ScenarioEnterprise> from,
            int count,
            Predicate<ScenarioEnterprise> when) {
        Set<ScenarioEnterprise> already = new HashSet<>(chosen);
        from.stream()
                .filter(one -> !already.contains(one) && when.test(one))
                .limit(Math.max(0, count))
                .forEach(chosen::add);
    }

    private static List<ScenarioEnterprise> ofChain(List<ScenarioEnterprise> all, String chain) {
        return all.stream().filter(one -> chainOf(one).equals(chain)).toList();
    }

    static String chainOf(ScenarioEnterprise one) {
        return one.chains().isEmpty() ? "" : one.chains().getFirst().chain();
    }
}
