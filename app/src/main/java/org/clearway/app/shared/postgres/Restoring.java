package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.clearway.app.shared.postgres.BackupManifest.Migration;
import org.clearway.app.shared.postgres.BackupManifest.Partition;
import org.clearway.app.shared.postgres.BackupManifest.Sequence;
import org.clearway.app.shared.postgres.BackupManifest.Table;
import org.clearway.app.shared.postgres.Catalogue.Obstacle;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;

/** One backup being restored: the schema of its time by Flyway, then all rows in one transaction. */
record Restoring(Login owner, List<String> migrationLocations, BackupFile backup) {
    private static final int BUFFER_BYTES = 1 << 16;

    BackupManifest restore() throws SQLException, IOException {
        try (Connection connection = owner.connect()) {
            refuseFilledDatabase(connection);
            refuseUnknownMigrations();
            try {
                migrate();
                load(connection);
                execute(connection, "analyze");
            } catch (SQLException | IOException | RuntimeException e) {
                empty(connection);
                throw e;
            }
        }
        return backup.manifest();
    }

    private void refuseFilledDatabase(Connection connection) throws SQLException {
        List<Catalogue.Table> tables = new Catalogue(connection).tables();
        if (!tables.isEmpty()) {
            throw new DatabaseFault(
                    "The database %s is not empty (%d tables, the first is %s), and a restore does not overwrite. Restore into an empty database: stop Clearway and move the folder of its database away, or give another directory or CLEARWAY_DB_URL."
                            .formatted(
                                    owner.url(),
                                    tables.size(),
                                    tables.getFirst().name()));
        }
    }

    private void refuseUnknownMigrations() {
        List<Migration> known = Arrays.stream(flyway().load().info().all())
                .map(Restoring::migration)
                .toList();
        backup.manifest().migrations().stream()
                .filter(migration -> !migration.version().isEmpty() && !known.contains(migration))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new DatabaseFault(
                            "The backup %s was made by a newer or a different Clearway: this one does not know its migration %s (%s). Restore it with the Clearway that made it, or a newer one."
                                    .formatted(backup.path(), unknown.version(), unknown.description()));
                });
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(
                info.getVersion() == null ? "" : info.getVersion().getVersion(),
                info.getDescription(),
                info.getChecksum() == null ? 0 : info.getChecksum());
    }

    /** No further than the backup: the next start of Clearway applies what has come since, with the rows in place. */
    private void migrate() {
        String version = backup.manifest().schemaVersion();
        try {
            if (!version.isEmpty()) {
                flyway().target(version).load().migrate();
            }
        } catch (FlywayException e) {
            throw new DatabaseFault(
                    "The tables of the backup %s (version %s) could not be made: %s"
                            .formatted(backup.path(), version, e.getMessage()),
                    e);
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations(migrationLocations.toArray(String[]::new));
    }

    private void load(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        execute(connection, "set local search_path = pg_catalog");
        execute(connection, "set local row_security = off");
        Catalogue catalogue = new Catalogue(connection);
        List<Obstacle> triggers = catalogue.triggers();
        List<Obstacle> foreignKeys = catalogue.foreignKeys();
        executeAll(connection, triggers.stream().map(Obstacle::putAway).toList());
        executeAll(connection, foreignKeys.stream().map(Obstacle::putAway).toList());
        executeAll(
                connection,
                backup.manifest().partitions().stream().map(Restoring::create).toList());
        loadTables(connection);
        executeAll(
                connection,
                backup.manifest().sequences().stream().map(Restoring::set).toList());
        execute(connection, "set constraints all immediate");
        executeAll(connection, foreignKeys.stream().map(Obstacle::putBack).toList());
        executeAll(connection, triggers.stream().map(Obstacle::putBack).toList());
        for (String view : catalogue.materializedViews()) {
            execute(connection, "refresh materialized view " + view);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void loadTables(Connection connection) throws SQLException, IOException {
        List<Table> tables = backup.manifest().tables();
        if (!tables.isEmpty()) {
            // What migrations have put in is in the backup as well.
            execute(connection, tables.stream().map(Table::name).collect(Collectors.joining(", ", "truncate ", "")));
        }
        for (Table table : tables) {
            loadTable(connection, table);
        }
    }

    private void loadTable(Connection connection, Table table) throws SQLException, IOException {
        try (InputStream rows = backup.rowsOf(table)) {
            long loaded = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columns()), rows, BUFFER_BYTES);
            if (loaded != table.rows()) {
                throw new DatabaseFault("The table %s took %d of %d rows of the backup %s."
                        .formatted(table.name(), loaded, table.rows(), backup.path()));
            }
        }
    }

    private static String create(Partition partition) {
        String by = partition.partitionedBy().isEmpty() ? "" : " partition by " + partition.partitionedBy();
        return "create table if not exists %s partition of %s %s%s"
                .formatted(partition.name(), partition.parent(), partition.bound(), by);
    }

    private static String set(Sequence sequence) {
        return "select setval('%s', %d, %b)"
                .formatted(sequence.name().replace("'", "''"), sequence.lastValue(), sequence.isCalled());
    }

    /** Drops what this attempt has made; the database was empty before. */
    private static void empty(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(connection, "drop owned by current_user cascade");
    }

    private static void executeAll(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
