package org.clearway.app.shared.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** The server of this test run, with the templates that earlier runs have left. */
final class TestServer {
    /** Started when first asked for, stopped with the test run. */
    static final TestServer RUNNING = new TestServer(startInFreeDirectory());

    private static final int DIRECTORY_LIMIT = 8;
    private static final int TEMPLATE_LIMIT = 20;

    private final EmbeddedPostgres postgres;
    private final DatabaseAccess access;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        this.access = DatabaseAccess.of(postgres);
        dropDatabases("copy_");
    }

    /** Two test runs at once, as from an editor and a terminal, take two directories. */
    private static EmbeddedPostgres startInFreeDirectory() {
        for (int i = 1; ; i++) {
            try {
                return EmbeddedPostgres.start(Path.of("target", "postgres-" + i), ServerSettings.forgetful());
            } catch (DirectoryInUse e) {
                if (i == DIRECTORY_LIMIT) {
                    throw e;
                }
            }
        }
    }

    Path directory() {
        return postgres.directory();
    }

    DatabaseAccess accessTo(String database) {
        String url = postgres.url(database);
        return new DatabaseAccess(access.owner().withUrl(url), access.app().withUrl(url));
    }

    Login superuser(String url) {
        return new Login(url, "postgres", postgres.passwords().superuser());
    }

    void create(String database, String template) {
        execute("create database %s template %s owner clearway_owner strategy file_copy".formatted(database, template));
        execute("revoke all on database %s from public".formatted(database));
        execute("grant connect on database %s to clearway_app".formatted(database));
    }

    synchronized String templateFor(List<String> locations) {
        String name = "template_" + MigrationDigest.of(locations);
        if (!databases(name).isEmpty()) {
            return name;
        }
        if (databases("template_").size() > TEMPLATE_LIMIT) {
            dropDatabases("template_");
        }
        String draft = "draft_" + name;
        execute("drop database if exists " + draft);
        create(draft, "template0");
        migrate(accessTo(draft).owner(), locations);
        execute("alter database %s rename to %s".formatted(draft, name));
        return name;
    }

    private void migrate(Login owner, List<String> locations) {
        try (Connection connection = superuser(owner.url()).connect()) {
            PreparingRoles.prepareDatabase(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (!locations.isEmpty()) {
            Flyway.configure()
                    .dataSource(owner.url(), owner.user(), owner.password())
                    .locations(locations.toArray(String[]::new))
                    .load()
                    .migrate();
        }
    }

    private void dropDatabases(String prefix) {
        databases(prefix).forEach(name -> execute("drop database %s with (force)".formatted(name)));
    }

    private List<String> databases(String prefix) {
        try (Connection connection = superuser(postgres.url("postgres")).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select datname from pg_database where starts_with(datname, '%s')".formatted(prefix))) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = superuser(postgres.url("postgres")).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
