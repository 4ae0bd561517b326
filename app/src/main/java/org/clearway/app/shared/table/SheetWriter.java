package org.clearway.app.shared.table;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a table row by row, without keeping it. */
public interface SheetWriter extends AutoCloseable {

    void header(List<String> names);

    /** @param cells texts, numbers, dates, instants or null */
    void row(List<? extends @Nullable Object> cells);

    /** How many rows of a list are read at once. */
    int CHUNK = 2_000;

    /**
     * All rows of a list that is read part by part.
     *
     * @param part  so many rows at most from this place on; fewer are the end
     * @param cells of a row
     * @return rows written
     */
    default <T> long rows(
            BiFunction<Integer, Integer, List<T>> part, Function<T, List<? extends @Nullable Object>> cells) {
        int written = 0;
        List<T> some;
        do {
            some = part.apply(written, CHUNK);
            some.forEach(one -> row(cells.apply(one)));
            written += some.size();
        } while (some.size() == CHUNK);
        return written;
    }

    /** Finishes the table; the stream below stays open. */
    @Override
    void close();
}
