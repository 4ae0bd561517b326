package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The two logins of one Clearway database.
 *
 * @param owner owns the tables: migrations, backup, restore
 * @param app what the application works as
 */
public record DatabaseAccess(Login owner, Login app) {

    /** Makes roles and database on the embedded server, where they are missing. */
    public static DatabaseAccess of(EmbeddedPostgres server) {
        Passwords passwords = server.passwords();
        Login superuser = new Login(server.url("postgres"), "postgres", passwords.superuser());
        String url = server.url(PreparingRoles.DATABASE);
        try (Connection toServer = superuser.connect()) {
            PreparingRoles.prepareServer(toServer, passwords);
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "Cannot prepare the roles of the embedded database (%s).".formatted(e.getMessage()), e);
        }
        try (Connection toDatabase = superuser.withUrl(url).connect()) {
            PreparingRoles.prepareDatabase(toDatabase);
        } catch (SQLException e) {
            throw new DatabaseFault("Cannot prepare the embedded database (%s).".formatted(e.getMessage()), e);
        }
        return new DatabaseAccess(
                new Login(url, PreparingRoles.OWNER, passwords.owner()),
                new Login(url, PreparingRoles.APP, passwords.app()));
    }

    /** Checks that a DBA has prepared the external server. */
    public static DatabaseAccess external(Login owner, Login app) {
        try (Connection connection = owner.connect()) {
            List<String> missing = PreparingRoles.missing(connection, app.user());
            if (!missing.isEmpty()) {
                throw new DatabaseFault(
                        "The database %s is not prepared for Clearway: %s Ask its DBA to run prepare-roles.sql and prepare-database.sql (docs/operator/database.md)."
                                .formatted(owner.url(), String.join(" ", missing)));
            }
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "Cannot sign in to the database %s as %s (%s). Maybe CLEARWAY_DB_URL, CLEARWAY_DB_OWNER or CLEARWAY_DB_OWNER_PASSWORD is wrong, or the server is down."
                            .formatted(owner.url(), owner.user(), e.getMessage()),
                    e);
        }
        return new DatabaseAccess(owner, app);
    }
}
