package org.clearway.engine.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.Progress;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.RandomWorld;
import org.clearway.engine.project.Rules;
import org.junit.jupiter.api.Test;

class LeastSetTest {
    private static final Crew ALONE = Crew.of(1);

    /** Makers 0 and 1 of the same raw good, a part maker 2, a car maker 3 and a bystander 4. */
    private static Network cars() {
        NetworkBuilder builder = new NetworkBuilder();
        builder.firm("0", "raw", 0, 2);
        builder.firm("1", "raw", 0, 2);
        builder.firm("2", "part", 0, 2);
        builder.firm("3", "car", 365, 2);
        builder.firm("4", "toy", 365, 2);
        builder.link(0, 2, 100).link(1, 2, 265).link(2, 3, 365);
        return builder.inputClass("raw", "part", 2).inputClass("part", "car", 2).build();
    }

    private static Assumptions closing(Network network, int days, int... nodes) {
        DatedShares rows = DatedShares.none();
        for (int node : nodes) {
            rows = rows.with(node, 1, days, 0);
        }
        return Assumptions.calm(network, days, Rules.product()).closing(rows);
    }

    @Test
    void findsOneRawMakerAndThePartMaker() {
        Network network = cars();
        LeastSet.Found found = LeastSet.find(
                Flows.of(network), closing(network, 30, 0, 1, 2, 4), new int[] {3}, 500, ALONE, Progress.NONE);
        assertThat(found.nodes()).hasSize(2).contains(2).doesNotContain(4);
        assertThat(found.proven()).isTrue();
        assertThat(found.stopDay()).isEqualTo(Outlook.NEVER);
    }

    @Test
    void needsNothingWhileStocksLast() {
        Network network = cars();
        LeastSet.Found found = LeastSet.find(
                Flows.of(network), closing(network, 2, 0, 1, 2, 4), new int[] {3}, 500, ALONE, Progress.NONE);
        assertThat(found.nodes()).isEmpty();
        assertThat(found.proven()).isTrue();
    }

    @Test
    void reopensASiteThatIsToRunAndIsClosedItself() {
        Network network = cars();
        LeastSet.Found found =
                LeastSet.find(Flows.of(network), closing(network, 30, 3, 4), new int[] {3}, 500, ALONE, Progress.NONE);
        assertThat(found.nodes()).containsExactly(3);
        assertThat(found.proven()).isTrue();
    }

    @Test
    void saysWhenEvenReopeningAllDoesNotHelp() {
        Network network = cars();
        Assumptions given = closing(network, 30, 0).blocking(DatedShares.none().with(2, 1, 30, 0));
        LeastSet.Found found = LeastSet.find(Flows.of(network), given, new int[] {3}, 500, ALONE, Progress.NONE);
        assertThat(found.stopDay()).as("two days of parts").isEqualTo(3);
        assertThat(found.nodes()).containsExactly(0);
        assertThat(found.proven()).isFalse();
    }

    @Test
    void claimsNoProofItHasNoProjectionsFor() {
        Network network = cars();
        LeastSet.Found found = LeastSet.find(
                Flows.of(network), closing(network, 30, 0, 1, 2, 4), new int[] {3}, 5, ALONE, Progress.NONE);
        assertThat(found.proven()).isFalse();
        assertThat(found.nodes()).contains(2);
        assertThat(found.projections()).isLessThanOrEqualTo(6);
    }

    @Test
    void equalsTryingAllSubsets() {
        int needed = 0;
        for (int seed = 0; seed < 80; seed++) {
            RandomWorld world = new RandomWorld(seed, 12, true);
            Network network = world.network();
            Flows flows = Flows.of(network);
            int[] closed = world.random.ints(0, 12).distinct().limit(6).toArray();
            int[] keep = {world.random.nextInt(12), world.random.nextInt(12)};
            Assumptions given = closing(network, 20, closed);
            LeastSet.Found found = LeastSet.find(flows, given, keep, 500, ALONE, Progress.NONE);
            int least = smallestSubset(flows, given, keep);
            if (least > 6) {
                assertThat(found.stopDay()).as("seed %d", seed).isLessThanOrEqualTo(20);
            } else {
                assertThat(found.proven()).isTrue();
                assertThat(found.nodes()).as("seed %d", seed).hasSize(least);
                needed += least > 0 ? 1 : 0;
            }
        }
        assertThat(needed).isGreaterThan(20);
    }

    /** By trying all 64 sets; 7 if none will do. */
    private static int smallestSubset(Flows flows, Assumptions given, int[] keep) {
        int[] closed = given.capacity().targets();
        int least = 7;
        for (int set = 0; set < 1 << closed.length; set++) {
            DatedShares rows = given.capacity();
            for (int k = 0; k < closed.length; k++) {
                rows = (set >> k & 1) == 1 ? rows.without(closed[k]) : rows;
            }
            boolean[] stopped = new boolean[1];
            Projection.run(flows, given.closing(rows), ALONE, (day, cover, output, fill) -> {
                for (int node : keep) {
                    stopped[0] |= output[node] < 0.05;
                }
            });
            least = stopped[0] ? least : Math.min(least, Integer.bitCount(set));
        }
        return least;
    }

    @Test
    void subsetsComeSmallestFirst() {
        Subsets subsets = new Subsets(List.of(7, 8, 9));
        List<List<Integer>> all = new ArrayList<>();
        while (subsets.size() <= 3) {
            all.add(subsets.next());
        }
        assertThat(all)
                .containsExactly(
                        List.of(),
                        List.of(7),
                        List.of(8),
                        List.of(9),
                        List.of(7, 8),
                        List.of(7, 9),
                        List.of(8, 9),
                        List.of(7, 8, 9));
    }

    @Test
    void refusesANodeThatIsNone() {
        Network network = cars();
        assertThatThrownBy(() -> LeastSet.find(
                        Flows.of(network), closing(network, 3, 0), new int[] {5}, 10, ALONE, Progress.NONE))
                .hasMessage("No node has number 5");
    }
}
