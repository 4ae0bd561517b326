package org.clearway.app.shared.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * An external PostgreSQL, if an address is given: CLEARWAY_DB_URL, CLEARWAY_DB_OWNER, CLEARWAY_DB_OWNER_PASSWORD,
 * CLEARWAY_DB_USER, CLEARWAY_DB_PASSWORD. Without an address Clearway runs its own.
 */
@ConfigurationProperties("clearway.db")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String owner,
        @Nullable String ownerPassword,
        @Nullable String user,
        @Nullable String password,
        @Nullable Integer connections) {
    /** The most that two cores keep busy; more only wait inside the server. */
    static final int CONNECTIONS = 10;

    boolean isExternal() {
        return url != null && !url.isBlank();
    }

    int poolSize() {
        return connections == null ? CONNECTIONS : connections;
    }

    Login ownerLogin() {
        return new Login(
                required("CLEARWAY_DB_URL", url),
                owner == null ? PreparingRoles.OWNER : owner,
                required("CLEARWAY_DB_OWNER_PASSWORD", ownerPassword));
    }

    Login appLogin() {
        return new Login(
                required("CLEARWAY_DB_URL", url),
                user == null ? PreparingRoles.APP : user,
                required("CLEARWAY_DB_PASSWORD", password));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new DatabaseFault(
                    "CLEARWAY_DB_URL names an external database, but %s is not set. Set it, or unset CLEARWAY_DB_URL to use the database that Clearway brings along."
                            .formatted(name));
        }
        return value;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[%s]".formatted(isExternal() ? url : "embedded");
    }
}
