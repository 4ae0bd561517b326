package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies a whole database to one file and back, through JDBC alone: the embedded PostgreSQL has no pg_dump, and its
 * file would need the same version. Why so: docs/decisions/0003-backup-by-copy.md.
 */
public final class Backup {
    private final Login owner;
    private final List<String> migrationLocations;

    /** The owner of the tables; where Flyway finds the migrations. */
    public Backup(Login owner, List<String> migrationLocations) {
        this.owner = owner;
        this.migrationLocations = List.copyOf(migrationLocations);
    }

    /** Writes what the database holds at one moment, while others go on working. The file appears when it is whole. */
    public BackupManifest backup(Path file) {
        try {
            return new BackupWriting(owner, file).write();
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "The backup to %s failed, no file was written. The database said: %s"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "The backup to %s failed (%s). Maybe its disk is full, or the folder does not exist or is not yours."
                            .formatted(file, e),
                    e);
        }
    }

    /** Fills an empty database. All of the file is checked first; a failure leaves the database empty. */
    public BackupManifest restore(Path file) {
        try (BackupFile backup = BackupFile.open(file)) {
            backup.verify();
            return new Restoring(owner, migrationLocations, backup).restore();
        } catch (SQLException e) {
            throw new DatabaseFault(
                    "The restore of %s failed, the database is as empty as before. It said: %s"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new DatabaseFault("The backup %s cannot be read (%s).".formatted(file, e), e);
        }
    }
}
