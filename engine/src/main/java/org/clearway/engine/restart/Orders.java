package org.clearway.engine.restart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Searches orders of reopening: greedy from either end, then swaps, within a number of projections. */
final class Orders {
    private record Candidate(int node, double gain, int step) {}

    private final Valuation valuation;
    private final int perDay;
    private final int mostProjections;

    Orders(Valuation valuation, int perDay, int mostProjections) {
        this.valuation = valuation;
        this.perDay = perDay;
        this.mostProjections = mostProjections;
    }

    double value(int[] order) {
        return valuation.value(ReopenDays.inOrder(order, perDay));
    }

    private boolean spent() {
        return valuation.projections() >= mostProjections;
    }

    /** The node that adds most comes next; ties and what is left when projections are spent follow {@code nodes}. */
    int[] greedy(int[] nodes) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Candidate c) -> -c.gain()).thenComparingInt(c -> place(nodes, c.node())));
        for (int node : nodes) {
            queue.add(new Candidate(node, Double.POSITIVE_INFINITY, -1));
        }
        int[] order = new int[nodes.length];
        double value = valuation.value(new ReopenDays());
        for (int step = 0; step < order.length; step++) {
            ReopenDays chosen = ReopenDays.inOrder(Arrays.copyOf(order, step), perDay);
            Candidate best = queue.remove();
            while (best.step() != step && !spent()) {
                double gain = valuation.value(chosen.with(best.node(), 1 + step / perDay)) - value;
                queue.add(new Candidate(best.node(), gain, step));
                best = queue.remove();
            }
            order[step] = best.node();
            value += best.step() == step ? best.gain() : 0;
        }
        return order;
    }

    private static int place(int[] nodes, int node) {
        int at = 0;
        while (nodes[at] != node) {
            at++;
        }
        return at;
    }

    /** The node whose wait costs least waits longest; what is left when projections are spent keeps its order. */
    int[] fromTheEnd(int[] nodes) {
        List<Integer> left = new ArrayList<>(Arrays.stream(nodes).boxed().toList());
        int[] order = nodes.clone();
        for (int at = order.length - 1; at > 0; at--) {
            int waits = leastMissed(left, order, at);
            order[at] = left.remove(waits);
        }
        if (!left.isEmpty()) {
            order[0] = left.getFirst();
        }
        return order;
    }

    /** Of the nodes not placed yet, the one to put at place {@code at}, all others opening on day 1. */
    private int leastMissed(List<Integer> left, int[] order, int at) {
        int best = left.size() - 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < left.size() && !spent(); k++) {
            ReopenDays days = new ReopenDays();
            for (int other : left) {
                days = days.with(other, 1);
            }
            for (int placed = at + 1; placed < order.length; placed++) {
                days = days.with(order[placed], 1 + placed / perDay);
            }
            double value = valuation.value(days.with(left.get(k), 1 + at / perDay));
            if (value > most) {
                most = value;
                best = k;
            }
        }
        return best;
    }

    /** Swaps two nodes of different days as long as that helps. */
    int[] swapped(int[] start) {
        int[] order = start.clone();
        double value = value(order);
        boolean better = true;
        while (better && !spent()) {
            better = false;
            for (int one = 0; one < order.length; one++) {
                for (int other = nextDay(one); other < order.length && !spent(); other++) {
                    swap(order, one, other);
                    double swapped = value(order);
                    if (swapped > value * (1 + 1e-12)) {
                        value = swapped;
                        better = true;
                    } else {
                        swap(order, one, other);
                    }
                }
            }
        }
        return order;
    }

    private int nextDay(int at) {
        return (at / perDay + 1) * perDay;
    }

    private static void swap(int[] order, int one, int other) {
        int kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }
}
