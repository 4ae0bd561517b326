package org.clearway.app.scenario.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.chain.LoadedChain.Closure;
import org.clearway.app.chain.LoadedChain.Relation;
import org.clearway.app.scenario.Spring2022;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.cause.Cause;
import org.clearway.engine.project.cause.CauseKind;
import org.clearway.engine.project.cause.Causes;
import org.clearway.engine.project.light.Light;
import org.clearway.engine.project.light.LightThresholds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scenario's network, played by the engine itself, without a database. */
class SupplyNetworkTest {

    private static SupplyNetwork scenario;
    private static PlayedNetwork played;
    private static Causes causes;

    @BeforeAll
    static void play() {
        scenario = SupplyNetwork.of(Spring2022.assemble());
        played = new PlayedNetwork(scenario);
        causes = new Causes(played.flows, over(20, played.given), Crew.of(1));
    }

    private static Assumptions over(int days, Assumptions given) {
        return new Assumptions(days, given.rules(), given.capacity(), given.open(), given.opening());
    }

    @Test
    void holdsAMillionRelationsAndAMillionStockReports() {
        assertThat(played.network.links().size()).isBetween(950_000, 1_200_000);
        assertThat(scenario.stocks().count()).isBetween(900_000L, 1_300_000L);
        assertThat(played.nodes).hasSizeGreaterThan(95_000);
        assertThat(played.nodes.stream()
                        .map(node -> node.enterpriseId())
                        .distinct()
                        .count())
                .isGreaterThan(90_000L);
    }

    @Test
    void aFewSupplyAThousandAndMostAHandful() {
        int[] start = played.network.links().supplierStart();
        int most = 0;
        int few = 0;
        for (int node = 0; node < played.nodes.size(); node++) {
            most = Math.max(most, start[node + 1] - start[node]);
            few += start[node + 1] - start[node] <= 10 ? 1 : 0;
        }
        assertThat(most).isGreaterThan(1_000);
        assertThat(few).isGreaterThan(played.nodes.size() / 2);
    }

    @Test
    void aShareIsSaidByBothAndAFewOfThoseDiffer() {
        long both = 0;
        long differ = 0;
        Relation buyers = null;
        for (Relation one : (Iterable<Relation>) scenario.relations()::iterator) {
            if (!one.bySupplier()) {
                buyers = one;
            } else if (buyers != null
                    && buyers.buyerNode() == one.buyerNode()
                    && buyers.supplierNode() == one.supplierNode()) {
                both++;
                double ratio = one.monthlyVolume() / buyers.monthlyVolume();
                differ += ratio < 0.8 || ratio > 1.2 ? 1 : 0;
            }
        }
        assertThat(both).isBetween(200_000L, 350_000L);
        assertThat(differ).isBetween(both / 2_000, both / 500);
    }

    @Test
    void nothingMovesWithoutAClosure() {
        Outlook calm = Projection.run(played.flows, played.calm, Crew.of(1));
        assertThat(java.util.Arrays.stream(calm.outputRatio()).boxed())
                .allSatisfy(ratio -> assertThat(ratio).isCloseTo(1, within(1e-12)));
        assertThat(calm.outDay()).containsOnly(Outlook.NEVER);
    }

    @Test
    void onTheSecondOfJuneSomeDozensAreRedAndOnlyThoseThatAreMeantToBe() {
        Map<Light, Long> lights = new EnumMap<>(played.reported.keySet().stream()
                .filter(this::essential)
                .collect(Collectors.groupingBy(this::light, Collectors.counting())));
        assertThat(lights.get(Light.RED)).isBetween(24L, 60L);
        assertThat(lights.get(Light.ORANGE)).isBetween(30L, 100L);
        assertThat(lights.get(Light.YELLOW)).isBetween(80L, 300L);
        assertThat(lights.get(Light.GREEN)).isGreaterThan(60_000L);
        Set<String> wanted = scenario.wanted().stream()
                .map(one -> one.siteId() + "/" + one.partId())
                .collect(Collectors.toSet());
        assertThat(red())
                .allSatisfy(slot -> assertThat(wanted)
                        .contains(played.report(slot).siteId() + "/"
                                + played.report(slot).partId()));
    }

    @Test
    void openingTheLargestCauseOfARedLightAloneMovesItsDayAsTheCounterfactualSays() {
        int moved = 0;
        for (int slot : red()) {
            Cause largest = causes.of(slot).getFirst();
            assertThat(largest.kind()).isIn(CauseKind.CLOSURE, CauseKind.BLOCKED);
            Assumptions opened = largest.kind() == CauseKind.CLOSURE
                    ? played.given.closing(played.given.capacity().without(largest.point()))
                    : played.given.blocking(played.given.open().without(largest.point()));
            int day = Projection.run(played.flows, over(20, opened), Crew.of(1)).outDay()[slot];
            assertThat(day).isEqualTo(largest.dayIfOpen());
            moved += day > causes.outlook().outDay()[slot] ? 1 : 0;
        }
        // Where the goods would come too late, the counterfactual says the same day.
        assertThat(moved).isGreaterThanOrEqualTo(red().size() - 1);
    }

    @Test
    void everyClosureEndsAndShanghaiAndJilinWereClosedFromMarchOn() {
        List<Closure> closures = scenario.closures().toList();
        assertThat(closures).allSatisfy(one -> assertThat(one.validTo()).isAfterOrEqualTo(one.validFrom()));
        assertThat(closures.stream()
                        .filter(one -> one.division().startsWith("31")
                                && one.validFrom().isBefore(Spring2022.FIRST_DAY.plusDays(50)))
                        .count())
                .isGreaterThan(1_000);
        assertThat(closures.stream()
                        .filter(one -> one.division().startsWith("22")
                                && one.validFrom().isBefore(Spring2022.FIRST_DAY.plusDays(25)))
                        .count())
                .isGreaterThan(500);
    }

    @Test
    void isTheSameAtEveryRun() {
        SupplyNetwork again = SupplyNetwork.of(Spring2022.assemble());
        assertThat(again.relations().limit(20_000).toList())
                .isEqualTo(scenario.relations().limit(20_000).toList());
        assertThat(again.stocks().limit(20_000).toList())
                .isEqualTo(scenario.stocks().limit(20_000).toList());
    }

    @Test
    void noPartIsMadeOfItself() {
        Map<Long, Set<Long>> takes = scenario.inputs()
                .collect(Collectors.groupingBy(
                        one -> one.partId(), Collectors.mapping(one -> one.inputId(), Collectors.toSet())));
        takes.keySet()
                .forEach(part -> assertThat(below(part, takes, new HashSet<>())).doesNotContain(part));
    }

    private static Set<Long> below(long part, Map<Long, Set<Long>> takes, Set<Long> seen) {
        for (long input : takes.getOrDefault(part, Set.of())) {
            if (seen.add(input)) {
                below(input, takes, seen);
            }
        }
        return seen;
    }

    private boolean essential(int slot) {
        return played.network.slots().level()[slot] == 2;
    }

    private Light light(int slot) {
        double cover = played.given.opening().cover()[slot];
        return LightThresholds.usual()
                .light(
                        causes.outlook().outDay()[slot],
                        cover,
                        played.report(slot).targetDays());
    }

    private List<Integer> red() {
        return played.reported.keySet().stream()
                .filter(slot -> essential(slot) && light(slot) == Light.RED)
                .toList();
    }
}
