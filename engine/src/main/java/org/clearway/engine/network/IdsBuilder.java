package org.clearway.engine.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects distinct ids in order and freezes them into {@link Ids}. Not safe for several threads. */
public final class IdsBuilder {
    private byte[] utf8 = new byte[1024];
    private int[] start = new int[65];
    private long[] table = new long[tableLength(64)];
    private int size;

    /** Adds an id and returns its new number, or -1 if it was there already. */
    public int add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return add(bytes, 0, bytes.length);
    }

    /** Adds the id in {@code bytes[from, to)} and returns its new number, or -1 if it was there already. */
    public int add(byte[] bytes, int from, int to) {
        int before = size;
        return findOrAdd(bytes, from, to) == before ? before : -1;
    }

    /** The number of the id in {@code bytes[from, to)}, which is added if it is new. */
    public int findOrAdd(byte[] bytes, int from, int to) {
        int hash = Ids.hash(bytes, from, to);
        int slot = Ids.slot(table, utf8, start, bytes, from, to, hash);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        append(bytes, from, to);
        table[slot] = Ids.entry(hash, size++);
        if (size * 2L > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** How many ids there are so far. */
    public int size() {
        return size;
    }

    /** The ids so far; this builder must not be used afterwards. */
    public Ids build() {
        return new Ids(Arrays.copyOf(utf8, start[size]), Arrays.copyOf(start, size + 1), size, table);
    }

    static int tableLength(int size) {
        return Integer.highestOneBit(Math.max(4, size * 2)) << 1;
    }

    private void append(byte[] bytes, int from, int to) {
        int end = start[size] + (to - from);
        if (end > utf8.length) {
            utf8 = Arrays.copyOf(utf8, Math.max(end, utf8.length * 2));
        }
        if (size + 1 == start.length) {
            start = Arrays.copyOf(start, start.length * 2);
        }
        System.arraycopy(bytes, from, utf8, start[size], to - from);
        start[size + 1] = end;
    }

    private void rehash() {
        long[] wider = new long[table.length * 2];
        int mask = wider.length - 1;
        for (long entry : table) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (wider[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                wider[slot] = entry;
            }
        }
        table = wider;
    }
}
