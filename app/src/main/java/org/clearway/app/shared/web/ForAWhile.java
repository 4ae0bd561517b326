package org.clearway.app.shared.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What takes long to count and is looked at often, kept for some seconds. The key has to name all that the answer depends on, the
 * reader's reach above all. Two who ask at once may both count.
 */
public final class ForAWhile<K, V> {

    /** So many answers at most; then all are forgotten, which happens seldom and costs one count each. */
    private static final int LIMIT = 200;

    private record Kept<V>(V value, long madeNanos) {}

    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final long nanos;

    public ForAWhile(Duration how) {
        this.nanos = how.toNanos();
    }

    public V of(K key, Supplier<V> count) {
        long now = System.nanoTime();
        Kept<V> known = kept.get(key);
        if (known != null && now - known.madeNanos() < nanos) {
            return known.value();
        }
        if (kept.size() >= LIMIT) {
            kept.clear();
        }
        V made = count.get();
        kept.put(key, new Kept<>(made, now));
        return made;
    }
}
