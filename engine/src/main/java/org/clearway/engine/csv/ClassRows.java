package org.clearway.engine.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Ids;

/** Collects the rows of a class file; a pair that comes twice must say the same twice. */
final class ClassRows {
    private final Ids industryIds;
    private final Map<Long, Integer> seen = new HashMap<>();
    private int[] supplier = new int[64];
    private int[] buyer = new int[64];
    private byte[] level = new byte[64];
    private int size;

    private ClassRows(Ids industryIds) {
        this.industryIds = industryIds;
    }

    static Classes read(Path file, Columns columns, Ids industryIds) {
        ClassRows rows = new ClassRows(industryIds);
        new CsvFile(file, columns).forEach(rows::add);
        return Classes.of(
                Arrays.copyOf(rows.supplier, rows.size),
                Arrays.copyOf(rows.buyer, rows.size),
                Arrays.copyOf(rows.level, rows.size));
    }

    private void add(Row row) {
        int from = row.find(0, industryIds);
        int to = row.find(1, industryIds);
        int value = row.integer(2, Classes.NEGLIGIBLE, Classes.ESSENTIAL);
        if (from < 0 || to < 0) {
            return;
        }
        Integer before = seen.putIfAbsent((long) from << 32 | to, value);
        if (before != null && before != value) {
            throw row.broken(2, "the class " + before + " this pair of industries had before");
        }
        if (size == level.length) {
            supplier = Arrays.copyOf(supplier, size * 2);
            buyer = Arrays.copyOf(buyer, size * 2);
            level = Arrays.copyOf(level, size * 2);
        }
        supplier[size] = from;
        buyer[size] = to;
        level[size++] = (byte) value;
    }
}
