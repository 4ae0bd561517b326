package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clearway.app.shared.postgres.BackupManifest.Migration;
import org.clearway.app.shared.postgres.BackupManifest.Table;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** One backup being written: every table in one snapshot, the manifest last. */
record BackupWriting(Login owner, Path file) {
    private static final int BUFFER_BYTES = 1 << 16;

    BackupManifest write() throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            BackupManifest manifest = writeDraft(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private BackupManifest writeDraft(Path draft) throws SQLException, IOException {
        try (Connection connection = owner.connect();
                FileChannel channel = FileChannel.open(draft, EnumSet.of(StandardOpenOption.WRITE));
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            beginSnapshot(connection);
            zip.setLevel(Deflater.BEST_SPEED);
            BackupManifest manifest = writeTables(connection, zip);
            zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
            zip.write(new JsonMapper().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            channel.force(true);
            return manifest;
        }
    }

    /** With row_security off a table that hides rows from its owner is an error, not a backup with rows missing. */
    private static void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local search_path = pg_catalog");
            statement.execute("set local row_security = off");
        }
    }

    private static BackupManifest writeTables(Connection connection, ZipOutputStream zip)
            throws SQLException, IOException {
        Catalogue catalogue = new Catalogue(connection);
        List<Migration> migrations = migrations(connection);
        List<Table> tables = new ArrayList<>();
        for (Catalogue.Table table : catalogue.tables()) {
            tables.add(writeTable(connection, zip, table, "tables/" + (tables.size() + 1)));
        }
        return new BackupManifest(
                BackupManifest.FORMAT,
                takenAt(connection),
                migrations,
                catalogue.partitions(),
                tables,
                catalogue.sequences());
    }

    private static Table writeTable(Connection connection, ZipOutputStream zip, Catalogue.Table table, String entry)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(entry));
        MessageDigest digest = BackupFile.newDigest();
        OutputStream buffered = new java.io.BufferedOutputStream(zip, BUFFER_BYTES);
        OutputStream out = new DigestOutputStream(buffered, digest);
        String source = (table.isPartitioned() ? "" : "only ") + table.name();
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select %s from %s) to stdout".formatted(table.columns(), source), out);
        out.flush();
        zip.closeEntry();
        return new Table(
                table.name(), table.columns(), entry, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Migration> migrations(Connection connection) throws SQLException {
        List<Migration> migrations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select coalesce(version, ''), description, coalesce(checksum, 0)
                          from public.flyway_schema_history where success and type <> 'SCHEMA' order by installed_rank
                        """)) {
            while (rows.next()) {
                migrations.add(new Migration(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
        }
        return migrations;
    }

    private static String takenAt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
