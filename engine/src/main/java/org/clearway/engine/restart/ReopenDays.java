package org.clearway.engine.restart;

import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.project.DatedShares;

/** On which day each closed node reopens; those not named stay closed for as long as their rows say. */
final class ReopenDays {
    private static final int AS_THE_ROWS_SAY = DatedShares.MAX_DAY + 1;

    private final Map<Integer, Integer> days = new HashMap<>();

    /** Days of an order of nodes, {@code perDay} a day from day 1 on. */
    static ReopenDays inOrder(int[] order, int perDay) {
        ReopenDays days = new ReopenDays();
        for (int at = 0; at < order.length; at++) {
            days.days.put(order[at], 1 + at / perDay);
        }
        return days;
    }

    ReopenDays with(int node, int day) {
        ReopenDays more = new ReopenDays();
        more.days.putAll(days);
        more.days.put(node, day);
        return more;
    }

    int of(int node) {
        return days.getOrDefault(node, AS_THE_ROWS_SAY);
    }
}
