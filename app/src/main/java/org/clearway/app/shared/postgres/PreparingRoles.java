package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the roles and the database that Clearway needs, and says what is missing where it may not make them. On an
 * external server a DBA runs the same two scripts (docs/operator/database.md).
 */
public final class PreparingRoles {
    public static final String DATABASE = "clearway";
    public static final String OWNER = "clearway_owner";
    public static final String APP = "clearway_app";

    private PreparingRoles() {}

    /** Repeatable. The connection is a superuser's, to the database postgres. */
    public static void prepareServer(Connection superuser, Passwords passwords) throws SQLException {
        String roles = script("prepare-roles.sql")
                .replace(":'owner_password'", literal(passwords.owner()))
                .replace(":'app_password'", literal(passwords.app()));
        try (Statement statement = superuser.createStatement()) {
            statement.execute(roles);
            if (!exists(statement, "select from pg_database where datname = " + literal(DATABASE))) {
                statement.execute(
                        "create database %s owner %s encoding utf8 template template0".formatted(DATABASE, OWNER));
            }
        }
    }

    /** Repeatable. The connection is a superuser's, to the database of Clearway. */
    public static void prepareDatabase(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(script("prepare-database.sql"));
        }
    }

    /** What is wrong with the rights of this pair on this server, in words; empty when all is well. */
    public static List<String> missing(Connection owner, String app) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Statement statement = owner.createStatement()) {
            require(
                    missing,
                    statement,
                    "The database is not in UTF8.",
                    "select from pg_database where datname = current_database() and pg_encoding_to_char(encoding) = 'UTF8'");
            require(
                    missing,
                    statement,
                    "The server is older than PostgreSQL 15.",
                    "select where current_setting('server_version_num')::int >= 150000");
            require(
                    missing,
                    statement,
                    "The owner may not create schemas in the database.",
                    "select where has_database_privilege(current_database(), 'CREATE')");
            require(
                    missing,
                    statement,
                    "The role %s does not exist.".formatted(app),
                    "select from pg_roles where rolname = " + literal(app));
            require(
                    missing,
                    statement,
                    "The role %s passes by row-level security (superuser or BYPASSRLS).".formatted(app),
                    "select from pg_roles where rolname = %s and not rolsuper and not rolbypassrls"
                            .formatted(literal(app)));
            for (String group : List.of("clearway_officer", "clearway_enterprise", "clearway_system")) {
                require(
                        missing,
                        statement,
                        "The role %s is not a member of %s.".formatted(app, group),
                        "select from pg_roles g join pg_auth_members m on m.roleid = g.oid join pg_roles u on u.oid = m.member where g.rolname = %s and u.rolname = %s"
                                .formatted(literal(group), literal(app)));
            }
        }
        return missing;
    }

    private static void require(List<String> missing, Statement statement, String otherwise, String query)
            throws SQLException {
        if (!exists(statement, query)) {
            missing.add(otherwise);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String script(String name) {
        try (InputStream stream = PreparingRoles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new DatabaseFault("The script %s is missing from this build of Clearway.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
