package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clearway.app.shared.postgres.BackupManifest.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup opened for reading. */
record BackupFile(Path path, ZipFile zip, BackupManifest manifest) implements AutoCloseable {

    static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DatabaseFault("There is no backup file %s.".formatted(path));
        }
        ZipFile zip = openZip(path);
        try {
            return new BackupFile(path, zip, readManifest(path, zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Reads all of it: a restore must not stop half-way at a damaged table. */
    void verify() throws IOException {
        for (Table table : manifest.tables()) {
            MessageDigest digest = newDigest();
            try (InputStream rows = new DigestInputStream(rowsOf(table), digest)) {
                rows.transferTo(OutputStream.nullOutputStream());
            } catch (ZipException e) {
                throw damaged(path, "table %s: %s".formatted(table.name(), e.getMessage()), e);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw damaged(path, "table %s is not what was written".formatted(table.name()), null);
            }
        }
    }

    InputStream rowsOf(Table table) throws IOException {
        return read(path, zip, table.entry());
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile openZip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw damaged(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static BackupManifest readManifest(Path path, ZipFile zip) throws IOException {
        try (InputStream stream = read(path, zip, BackupManifest.ENTRY)) {
            BackupManifest manifest = new JsonMapper().readValue(stream, BackupManifest.class);
            if (manifest.format() > BackupManifest.FORMAT) {
                throw new DatabaseFault(
                        "The backup %s has format %d; this Clearway reads up to %d. Restore it with the Clearway that made it, or a newer one."
                                .formatted(path, manifest.format(), BackupManifest.FORMAT));
            }
            return manifest;
        } catch (JacksonException | ZipException e) {
            throw damaged(path, "its manifest cannot be read", e);
        }
    }

    private static InputStream read(Path path, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(path, "it has no " + name, null);
        }
        return zip.getInputStream(entry);
    }

    private static DatabaseFault damaged(Path path, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new DatabaseFault(
                "The file %s is not a whole Clearway backup (%s). The database was not touched. Take another copy of it, or an older backup."
                        .formatted(path, what),
                cause);
    }
}
