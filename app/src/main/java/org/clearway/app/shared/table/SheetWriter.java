package org.clearway.app.shared.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table row by row, without keeping it. */
public interface SheetWriter extends AutoCloseable {

    void header(List<String> names);

    /** @param cells texts, numbers, dates, instants or null */
    void row(List<? extends @Nullable Object> cells);

    /** Finishes the table; the stream below stays open. */
    @Override
    void close();
}
