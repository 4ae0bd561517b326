package org.clearway.engine.project.cause;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows the shortfall of one slot back, day by day, until only closures, limits and blocked links remain. */
final class Tracing {
    /** A blocking point: its kind and its node or link. */
    record Point(CauseKind kind, int number) {}

    private final History history;
    private final Map<Integer, Shortfall> shortfalls;
    private final Map<Integer, Double> rate = new TreeMap<>();
    private final List<Map<Integer, Double>> nodesOfDay = new ArrayList<>();
    private final Map<Point, Double> shares = new LinkedHashMap<>();

    private Tracing(History history, Map<Integer, Shortfall> shortfalls) {
        this.history = history;
        this.shortfalls = shortfalls;
        for (int day = 0; day <= history.given.days(); day++) {
            nodesOfDay.add(new HashMap<>());
        }
    }

    /**
     * The points behind a slot's shortfall up to the end of a day, with shares that sum to 1.
     *
     * @param shortfalls those computed so far, by slot; grows
     */
    static Map<Point, Double> trace(History history, Map<Integer, Shortfall> shortfalls, int slot, int lastDay) {
        Tracing tracing = new Tracing(history, shortfalls);
        tracing.blameSlot(slot, lastDay, 1);
        for (int day = lastDay; day >= 1; day--) {
            for (int waiting : List.copyOf(tracing.rate.keySet())) {
                tracing.splitSlot(waiting, day);
            }
            new TreeMap<>(tracing.nodesOfDay.get(day)).forEach(tracing.blameNodeOn(day));
        }
        return tracing.shares;
    }

    private java.util.function.BiConsumer<Integer, Double> blameNodeOn(int day) {
        return (node, mass) -> blameNode(node, day, mass);
    }

    /** Spreads blame over the days up to {@code lastDay} on which the slot missed something. */
    private void blameSlot(int slot, int lastDay, double mass) {
        double sum = lastDay < 1 ? 0 : shortfall(slot).sum[lastDay];
        if (sum > 0) {
            rate.merge(slot, mass / sum, Double::sum);
        } else {
            blame(CauseKind.OTHER, -1, mass);
        }
    }

    private Shortfall shortfall(int slot) {
        return shortfalls.computeIfAbsent(slot, q -> new Shortfall(history, q));
    }

    private void splitSlot(int slot, int day) {
        if (Shortfall.full(history, day, slot)) {
            rate.remove(slot);
            return;
        }
        double part = rate.get(slot);
        int[] start = history.flows.network().slots().start();
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            blame(CauseKind.BLOCKED, link, part * Shortfall.blocked(history, day, link, slot));
            double unmet = part * Shortfall.unmet(history, day, link, slot);
            if (unmet > 0) {
                int supplier = history.flows.network().links().supplier()[link];
                nodesOfDay.get(Shortfall.sendingDay(history, day, link)).merge(supplier, unmet, Double::sum);
            }
        }
    }

    /** A node that did not meet its orders: what bound it that day? */
    private void blameNode(int node, int day, double mass) {
        int scarcest = history.scarcest(day, node);
        double capacity = history.given.capacityOn(node, day);
        if (scarcest >= 0 && history.cover(day - 1, scarcest) < capacity) {
            blameSlot(scarcest, day - 1, mass);
        } else {
            boolean row = history.given.capacity().on(node, day) < Double.POSITIVE_INFINITY;
            blame(row ? CauseKind.CLOSURE : CauseKind.LIMIT, node, mass);
        }
    }

    private void blame(CauseKind kind, int point, double mass) {
        if (mass > 0) {
            shares.merge(new Point(kind, point), mass, Double::sum);
        }
    }
}
