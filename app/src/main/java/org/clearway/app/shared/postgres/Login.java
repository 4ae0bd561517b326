package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a role signs in. */
public record Login(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public Login withUrl(String other) {
        return new Login(other, user, password);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
