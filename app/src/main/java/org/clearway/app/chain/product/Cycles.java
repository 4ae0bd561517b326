package org.clearway.app.chain.product;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part that would go into itself, over however many steps. */
final class Cycles {

    private Cycles() {}

    /**
     * The way from {@code part} back to itself once {@code input} goes into it: part, input, ..., part. Empty when there is none.
     * Breadth first, so that it is a shortest one; each part is looked at once.
     */
    static List<String> closing(Map<String, ? extends Map<String, ?>> inputs, String part, String input) {
        Map<String, String> cameFrom = new HashMap<>(Map.of(input, part));
        ArrayDeque<String> waiting = new ArrayDeque<>(List.of(input));
        while (!waiting.isEmpty()) {
            String at = waiting.poll();
            if (at.equals(part)) {
                return way(cameFrom, part);
            }
            Map<String, ?> below = inputs.get(at);
            for (String next : below == null ? Set.<String>of() : below.keySet()) {
                if (cameFrom.putIfAbsent(next, at) == null) {
                    waiting.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(Map<String, String> cameFrom, String part) {
        List<String> way = new ArrayList<>(List.of(part));
        String at = cameFrom.getOrDefault(part, part);
        while (!at.equals(part)) {
            way.add(at);
            at = cameFrom.getOrDefault(at, part);
        }
        way.add(part);
        Collections.reverse(way);
        return way;
    }
}
