package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement, one answer. */
final class Rows {
    private Rows() {}

    static long count(Login login, String table) throws SQLException {
        return number(login, "select count(*) from " + table);
    }

    static long number(Login login, String query) throws SQLException {
        return Long.parseLong(text(login, query));
    }

    static String text(Login login, String query) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** In one transaction. */
    static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }
}
