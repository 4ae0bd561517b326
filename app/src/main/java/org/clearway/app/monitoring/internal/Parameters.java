package org.clearway.app.monitoring.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement in their order. */
final class Parameters {

    private final PreparedStatement statement;
    private int position;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    void text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
    }

    void number(long value) throws SQLException {
        statement.setLong(++position, value);
    }

    void moment(Timestamp value) throws SQLException {
        statement.setObject(++position, value.toInstant().atOffset(java.time.ZoneOffset.UTC));
    }

    void day(LocalDate value) throws SQLException {
        statement.setObject(++position, value);
    }

    void array(String type, Object[] values) throws SQLException {
        statement.setArray(++position, statement.getConnection().createArrayOf(type, values));
    }
}
