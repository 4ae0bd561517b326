package org.clearway.app.shared.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many rows in few statements: each column goes over as one array, and {@code unnest} makes rows of them. COPY would be a little
 * faster, but PostgreSQL refuses it under row-level security, and a mass load is under it like every other act.
 *
 * @param sql     with one {@code ?::type[]} per column
 * @param columns one per question mark
 */
public record Bulk<T>(String sql, List<Column<T>> columns) {

    private static final int CHUNK_ROWS = 2_000;

    /** @param type as PostgreSQL names the type of the elements */
    public record Column<T>(String type, Function<T, @Nullable Object> value) {}

    public static <T> Column<T> text(Function<T, @Nullable Object> value) {
        return new Column<>("text", value);
    }

    public static <T> Column<T> number(Function<T, @Nullable Object> value) {
        return new Column<>("bigint", value);
    }

    public static <T> Column<T> bool(Function<T, @Nullable Object> value) {
        return new Column<>("boolean", value);
    }

    public static <T> Column<T> day(Function<T, @Nullable Object> value) {
        return new Column<>("date", value);
    }

    public static <T> Column<T> moment(Function<T, @Nullable Object> value) {
        return new Column<>("timestamptz", value);
    }

    public static <T> Column<T> decimal(Function<T, @Nullable Object> value) {
        return new Column<>("float8", value);
    }

    /** A list of words as one text, to be taken apart by {@code string_to_array(x, '|')}. */
    public static String words(List<String> words) {
        return String.join("|", words);
    }

    /** @return rows that the statement touched */
    public long write(JdbcTemplate jdbc, Iterator<? extends T> rows) {
        long touched = 0;
        List<T> chunk = new ArrayList<>(CHUNK_ROWS);
        while (rows.hasNext()) {
            chunk.add(rows.next());
            if (chunk.size() == CHUNK_ROWS || !rows.hasNext()) {
                touched += writeChunk(jdbc, chunk);
                chunk.clear();
            }
        }
        return touched;
    }

    /** All rows in one statement: where they refer to each other. */
    public long writeAtOnce(JdbcTemplate jdbc, List<T> rows) {
        return rows.isEmpty() ? 0 : writeChunk(jdbc, rows);
    }

    private long writeChunk(JdbcTemplate jdbc, List<T> chunk) {
        Integer touched = jdbc.execute((ConnectionCallback<Integer>) connection -> writeChunk(connection, chunk));
        return touched == null ? 0 : touched;
    }

    private int writeChunk(Connection connection, List<T> chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int c = 0; c < columns.size(); c++) {
                Column<T> column = columns.get(c);
                Array array = connection.createArrayOf(column.type(), values(chunk, column));
                statement.setArray(c + 1, array);
            }
            return statement.executeUpdate();
        }
    }

    private static <T> @Nullable Object[] values(List<T> chunk, Column<T> column) {
        @Nullable Object[] values = new @Nullable Object[chunk.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = column.value().apply(chunk.get(i));
            values[i] = value instanceof java.time.Instant || value instanceof java.time.LocalDate
                    ? value.toString()
                    : value;
        }
        return values;
    }
}
