package org.clearway.engine.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text ids of firms or industries, numbered 0..size-1 in the order they were added.
 *
 * <p>All ids lie in one block of UTF-8 bytes; an open-addressed table of (hash, number) finds them. A million ids of
 * 8 characters take about 30 MB, a third of what strings would. Immutable, safe to read from any thread.
 */
public final class Ids {
    /** The longest id, in characters: longer ones are mistakes in a file, not ids. */
    public static final int MAX_LENGTH = 64;

    private final byte[] utf8;
    private final int[] start;
    private final int size;
    private volatile long[] table;

    Ids(byte[] utf8, int[] start, int size, long[] table) {
        this.utf8 = utf8;
        this.start = start;
        this.size = size;
        this.table = table;
    }

    /**
     * Ids from their packed form, as a snapshot stores them.
     *
     * @param utf8 all ids, one behind the other
     * @param start offset of each id in {@code utf8}, and the end as the last entry: size + 1 entries
     * @throws IllegalArgumentException if the offsets do not fit; that no two ids are equal is not checked
     */
    public static Ids ofPacked(byte[] utf8, int[] start) {
        int size = start.length - 1;
        if (size < 0 || start[0] != 0 || start[size] != utf8.length) {
            throw new IllegalArgumentException("The offsets of the ids do not fit their " + utf8.length + " bytes");
        }
        for (int i = 0; i < size; i++) {
            if (start[i] > start[i + 1]) {
                throw new IllegalArgumentException("The offsets of the ids fall at " + i);
            }
        }
        return new Ids(utf8, start, size, new long[0]);
    }

    /** The ids "0", "1", ... "size-1". */
    public static Ids numbered(int size) {
        IdsBuilder ids = new IdsBuilder();
        for (int i = 0; i < size; i++) {
            ids.add(Integer.toString(i));
        }
        return ids.build();
    }

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /**
     * The id with this number.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not in 0..size-1
     */
    public String text(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No id has number " + index + "; there are " + size);
        }
        return new String(utf8, start[index], start[index + 1] - start[index], StandardCharsets.UTF_8);
    }

    /** The number of this id, or -1 if there is none. */
    public int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The number of the id that lies in {@code bytes[from, to)}, or -1 if there is none. */
    public int find(byte[] bytes, int from, int to) {
        long[] entries = table();
        int slot = slot(entries, utf8, start, bytes, from, to, hash(bytes, from, to));
        return (int) entries[slot] - 1;
    }

    /** The table, which packed ids make when they are first looked up: many uses of a snapshot never do. */
    private long[] table() {
        long[] entries = table;
        if (entries.length == 0) {
            entries = new long[IdsBuilder.tableLength(size)];
            for (int i = 0; i < size; i++) {
                int hash = hash(utf8, start[i], start[i + 1]);
                entries[slot(entries, utf8, start, utf8, start[i], start[i + 1], hash)] = entry(hash, i);
            }
            table = entries;
        }
        return entries;
    }

    /** All ids in UTF-8, one behind the other: not a copy, do not write to it. */
    public byte[] packed() {
        return utf8;
    }

    /** Offset of each id in {@link #packed}, size + 1 entries: not a copy, do not write to it. */
    public int[] offsets() {
        return start;
    }

    static int slot(long[] table, byte[] utf8, int[] start, byte[] bytes, int from, int to, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int index = (int) table[slot] - 1;
            if ((int) (table[slot] >>> 32) == hash
                    && Arrays.equals(utf8, start[index], start[index + 1], bytes, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    static long entry(int hash, int index) {
        return (long) hash << 32 | (index + 1);
    }

    static int hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
