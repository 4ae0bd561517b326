package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.shared.postgres.BackupManifest.Migration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The schema of a backup's time: exactly the migrations that it names, copied to a folder of their own. All the others
 * wait for the next start, when the rows are there: each module counts its own versions, so that "up to version N" would
 * let in younger ones, and what they do to rows would be done to empty tables.
 */
record OldSchema(Path folder, BackupFile backup) implements AutoCloseable {

    static OldSchema of(BackupFile backup, List<String> migrationLocations) throws IOException {
        Set<String> scripts = backup.manifest().migrations().stream()
                .map(migration -> fileName(migration.script()))
                .collect(Collectors.toSet());
        Path folder = Files.createTempDirectory("clearway-migrations");
        for (String location : migrationLocations) {
            String pattern = location.replaceFirst("^classpath:", "classpath*:") + "/**/*.sql";
            for (Resource script : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String name = String.valueOf(script.getFilename());
                if (scripts.contains(name)) {
                    copy(script, folder.resolve(name));
                }
            }
        }
        return new OldSchema(folder, backup);
    }

    void refuseUnknown(Login owner) {
        Set<Migration> known = Arrays.stream(flyway(owner).info().all())
                .map(OldSchema::migration)
                .collect(Collectors.toSet());
        backup.manifest().migrations().stream()
                .map(it -> new Migration(fileName(it.script()), it.version(), it.checksum()))
                .filter(migration -> !known.contains(migration))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new DatabaseFault(
                            "The backup %s was made by a newer or a different Clearway: this one does not know its migration %s. Restore it with the Clearway that made it, or a newer one."
                                    .formatted(backup.path(), unknown.script()));
                });
    }

    void make(Login owner) {
        try {
            flyway(owner).migrate();
        } catch (FlywayException e) {
            throw new DatabaseFault(
                    "The tables of the backup %s could not be made: %s".formatted(backup.path(), e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private Flyway flyway(Login owner) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("filesystem:" + folder)
                .load();
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(
                fileName(info.getScript()),
                info.getVersion() == null ? "" : info.getVersion().getVersion(),
                info.getChecksum() == null ? 0 : info.getChecksum());
    }

    private static void copy(Resource script, Path target) throws IOException {
        try (InputStream text = script.getInputStream()) {
            Files.copy(text, target);
        }
    }

    private static String fileName(String script) {
        return script.substring(script.lastIndexOf('/') + 1);
    }
}
