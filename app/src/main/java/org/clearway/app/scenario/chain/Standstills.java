package org.clearway.app.scenario.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearway.app.chain.LoadedChain.Closure;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.ScenarioStandstill;
import org.clearway.app.scenario.Spring2022;

/** Which sites are closed or limited, and until when: from the days on which they stood, and from what the story tells. */
final class Standstills {

    /** Nobody supplies for as long as a light needs it to: those that the lights wait for stay closed two weeks and more. */
    private static final int LEAST_DAYS_OF_A_CAUSE = 14;

    private static final int MOST_OTHER_DAYS = 9;

    private final List<ScenarioStandstill> spells;
    private final Set<Integer> standing = new HashSet<>();

    Standstills(Spring2022 spring) {
        spells = spring.standstills().toList();
        spells.stream().filter(ScenarioStandstill::goesOn).forEach(spell -> standing.add(spell.site()));
    }

    /** Numbers of the sites that stand on the last day. */
    Set<Integer> standing() {
        return standing;
    }

    Stream<Closure> closures(Makers makers, List<WantedLight> lights, List<ToldLights.Limited> limited) {
        Set<Integer> causes = new HashSet<>();
        lights.forEach(light -> causes.addAll(List.of(light.supplierSite(), light.otherSite())));
        List<Closure> closures = new ArrayList<>(spells.size());
        for (ScenarioStandstill spell : spells) {
            closures.add(closure(makers.site(spell.site() - 1), spell, causes.contains(spell.site())));
        }
        Map<Integer, ToldLights.Limited> bySite = new HashMap<>();
        limited.forEach(one -> bySite.putIfAbsent(one.site(), one));
        bySite.values().stream()
                .sorted(java.util.Comparator.comparingInt(ToldLights.Limited::site))
                .forEach(one -> closures.add(closure(makers.site(one.site() - 1), one)));
        return closures.stream();
    }

    private static Closure closure(ScenarioSite site, ScenarioStandstill spell, boolean cause) {
        return new Closure(
                site.number(),
                site.enterprise(),
                site.division(),
                0,
                spell.from(),
                spell.goesOn() ? reopens(spell, cause) : spell.to(),
                spell.measures() ? "疫情防控措施，全厂停产" : "自身原因停产（检修、订单、资金）",
                at(spell.from()));
    }

    private static Closure closure(ScenarioSite site, ToldLights.Limited one) {
        return new Closure(
                site.number(),
                site.enterprise(),
                site.division(),
                one.capacity(),
                one.from(),
                one.to(),
                one.ground(),
                at(one.from()));
    }

    private static LocalDate reopens(ScenarioStandstill spell, boolean cause) {
        int days = cause
                ? LEAST_DAYS_OF_A_CAUSE + Lot.REOPENS.below(spell.site(), 0, 12)
                : 2 + Lot.REOPENS.below(spell.site(), 0, MOST_OTHER_DAYS);
        return spell.to().plusDays(days);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(8, 20).atZone(SupplyNetwork.ZONE).toInstant();
    }
}
