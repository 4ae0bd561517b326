package org.clearway.engine.restart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.engine.Progress;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rules;

/**
 * The fewest closed nodes to reopen on day 1 so that given nodes keep running (output at 0.05 of base or more) on every
 * day up to the horizon.
 *
 * <p>First everything is reopened and dropped again one by one, in several orders, as long as the nodes keep running. Then
 * all smaller sets are tried, by size: if none does, or one is found, the answer is proven least; if the projections do
 * not suffice for that, it is the smallest found. What reopens may also take supply from others, so a superset of a set
 * that works need not work, and only trying all smaller sets proves anything. A node that is to run and is
 * closed itself is in every set.
 *
 * <p>Cost: a projection a set; with f closed nodes and a least set of k about sum of (f choose 0..k-1) for the proof.
 */
public final class LeastSet {
    private static final int ORDERS = 4;

    private final Flows flows;
    private final Assumptions given;
    private final int[] keep;
    private final Crew crew;
    private final int mostProjections;
    private final Progress progress;
    private int projections;

    private LeastSet(Flows flows, Assumptions given, int[] keep, int mostProjections, Crew crew, Progress progress) {
        this.progress = progress;
        this.flows = flows;
        this.given = given;
        this.keep = keep.clone();
        this.mostProjections = mostProjections;
        this.crew = crew;
    }

    /**
     * What was found.
     *
     * @param nodes the nodes to reopen, ascending
     * @param proven whether no smaller set does
     * @param stopDay {@link Outlook#NEVER}; or, if even reopening all does not help, the day on which a node that should
     *     keep running stops, {@code nodes} being all closed ones then
     * @param projections how many projections the search took
     */
    public record Found(int[] nodes, boolean proven, int stopDay, int projections) {}

    /**
     * Searches for the smallest set.
     *
     * @param given its capacity rows are the closures, its days the horizon
     * @param keep the nodes that are to keep running
     * @param mostProjections how many projections the search may take, at least 1
     * @param progress told how many projections are done, and may cancel
     * @throws IllegalArgumentException if a number is out of its bounds
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Found find(
            Flows flows, Assumptions given, int[] keep, int mostProjections, Crew crew, Progress progress) {
        for (int node : keep) {
            if (node < 0 || node >= flows.network().firms()) {
                throw new IllegalArgumentException("No node has number " + node);
            }
        }
        if (mostProjections < 1) {
            throw new IllegalArgumentException("At least 1 projection, not " + mostProjections);
        }
        Found found = new LeastSet(flows, given, keep, mostProjections, crew, progress).find();
        progress.done(mostProjections, mostProjections);
        return found;
    }

    private Found find() {
        List<Integer> all = IntStream.of(given.capacity().targets()).boxed().toList();
        int stopDay = firstStop(all);
        if (stopDay != Outlook.NEVER) {
            return found(all, false, stopDay);
        }
        List<Integer> forced = all.stream().filter(this::mustReopen).toList();
        List<Integer> free = all.stream().filter(node -> !forced.contains(node)).toList();
        List<Integer> smallest = dropping(forced, free);
        Subsets subsets = new Subsets(free);
        while (subsets.size() + forced.size() < smallest.size()) {
            if (projections >= mostProjections) {
                return found(smallest, false, Outlook.NEVER);
            }
            List<Integer> tried = new ArrayList<>(forced);
            tried.addAll(subsets.next());
            if (firstStop(tried) == Outlook.NEVER) {
                return found(tried, true, Outlook.NEVER);
            }
        }
        return found(smallest, true, Outlook.NEVER);
    }

    private Found found(List<Integer> nodes, boolean proven, int stopDay) {
        int[] sorted = nodes.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Found(sorted, proven, stopDay, projections);
    }

    /** Whether a node is to keep running and its own rows would stop it. */
    private boolean mustReopen(int node) {
        boolean kept = IntStream.of(keep).anyMatch(k -> k == node);
        return kept && IntStream.rangeClosed(1, given.days()).anyMatch(day -> given.capacityOn(node, day) < Rules.OUT);
    }

    private List<Integer> dropping(List<Integer> forced, List<Integer> free) {
        List<Integer> smallest = new ArrayList<>(forced);
        smallest.addAll(free);
        for (int round = 0; round < ORDERS && projections < mostProjections; round++) {
            List<Integer> order = new ArrayList<>(free);
            Collections.shuffle(order, new Random(round));
            if (round == 0) {
                order.sort((a, b) -> Double.compare(flows.base()[a], flows.base()[b]));
            }
            List<Integer> kept = dropping(forced, free, order);
            smallest = kept.size() < smallest.size() ? kept : smallest;
        }
        return smallest;
    }

    private List<Integer> dropping(List<Integer> forced, List<Integer> free, List<Integer> order) {
        List<Integer> kept = new ArrayList<>(forced);
        kept.addAll(free);
        for (int node : order) {
            if (projections >= mostProjections) {
                return kept;
            }
            List<Integer> fewer = new ArrayList<>(kept);
            fewer.remove((Integer) node);
            kept = firstStop(fewer) == Outlook.NEVER ? fewer : kept;
        }
        return kept;
    }

    /** First day on which one of the nodes stops if these are reopened, or never. */
    private int firstStop(List<Integer> reopened) {
        Counting.one(++projections, mostProjections, progress);
        var rows = given.capacity().until(node -> reopened.contains(node) ? 1 : Integer.MAX_VALUE);
        int[] stop = {Outlook.NEVER};
        Projection.run(flows, given.closing(rows), crew, (day, cover, output, fill) -> {
            for (int node : keep) {
                stop[0] = output[node] < Rules.OUT ? Math.min(stop[0], day) : stop[0];
            }
        });
        return stop[0];
    }
}
