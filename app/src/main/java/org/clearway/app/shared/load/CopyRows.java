package org.clearway.app.shared.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows by COPY in its text form: fields by tab, rows by line feed, missing values as \N. For tables that the owner's
 * {@code begin_load} has freed of their policies for the length of a transaction.
 *
 * @param sql   {@code copy ... from stdin}
 * @param write writes the fields of one row in the order of the columns
 */
public record CopyRows<T>(String sql, BiConsumer<Fields, T> write) {

    /** Large enough that a call of the driver costs nothing beside its bytes. */
    private static final int BUFFER_CHARACTERS = 1 << 16;

    /** @return how many rows went over */
    public long copy(Connection connection, Iterator<? extends T> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            Fields fields = new Fields();
            while (rows.hasNext()) {
                write.accept(fields, rows.next());
                fields.endRow();
                if (fields.text.length() > BUFFER_CHARACTERS) {
                    flush(copy, fields.text);
                }
            }
            flush(copy, fields.text);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** The row that is being written. */
    public static final class Fields {

        private final StringBuilder text = new StringBuilder(BUFFER_CHARACTERS + 1_000);
        private boolean first = true;

        public Fields add(long value) {
            next().append(value);
            return this;
        }

        /** A number; NaN is written as missing. */
        public Fields add(double value) {
            if (Double.isNaN(value)) {
                return add((String) null);
            }
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                next().append((long) value);
            } else {
                next().append(value);
            }
            return this;
        }

        public Fields add(boolean value) {
            next().append(value ? 't' : 'f');
            return this;
        }

        public Fields add(@Nullable String value) {
            next();
            if (value == null) {
                text.append("\\N");
                return this;
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
            return this;
        }

        private StringBuilder next() {
            if (!first) {
                text.append('\t');
            }
            first = false;
            return text;
        }

        private void endRow() {
            text.append('\n');
            first = true;
        }
    }
}
