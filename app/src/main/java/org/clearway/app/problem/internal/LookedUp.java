package org.clearway.app.problem.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a round, or a chunk of a table, has looked up of rules, calendar and desks, so that it does not ask again for each of its rows.
 * It is bound for a part of one transaction, in which these stand as they stood when it began; elsewhere nothing is remembered.
 */
public final class LookedUp {

    private static final ScopedValue<Map<List<Object>, Object>> SEEN = ScopedValue.newInstance();

    private LookedUp() {}

    public static void during(Runnable work) {
        ScopedValue.where(SEEN, new HashMap<>()).run(work);
    }

    /** @param key what is looked up and for what, with the moment unless it is always that of the work */
    @SuppressWarnings("unchecked") // One key is always asked with the same supplier.
    static <T> T of(List<Object> key, Supplier<T> lookUp) {
        if (!SEEN.isBound()) {
            return lookUp.get();
        }
        Map<List<Object>, Object> seen = SEEN.get();
        Object held = seen.get(key);
        if (held == null) {
            held = lookUp.get();
            seen.put(key, held);
        }
        return (T) held;
    }
}
