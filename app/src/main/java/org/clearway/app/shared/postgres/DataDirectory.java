package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folder that holds the data: made once, complete or not at all, and freed of what a killed process left running. */
record DataDirectory(Path path, Binaries binaries, RunAs runAs) {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration CREATE_LIMIT = Duration.ofMinutes(2);

    void createIfMissing(String superuserPassword) {
        try {
            if (Files.exists(path)) {
                checkVersion();
            } else {
                create(superuserPassword);
            }
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot use the database folder %s (%s). It must belong to the user that runs Clearway."
                            .formatted(path, e),
                    e);
        }
    }

    /** Stops a server that outlived its Clearway; what it had acknowledged stays. */
    void stopLeftover() {
        PidFile pidFile = pidFile();
        long pid = pidFile.pid();
        if (pid > 0 && PidFile.isPostgres(pid, path)) {
            log.warn(
                    "PostgreSQL (process {}) was left running in {} by a Clearway that was killed: stopping it",
                    pid,
                    path);
            Signal.stop(pid, () -> pidFile.pid() == pid && PidFile.isPostgres(pid, path));
        } else if (pid > 0 && ProcessHandle.of(pid).isPresent()) {
            // The number now names a stranger; PostgreSQL would take it for a running server.
            pidFile.delete();
        }
    }

    PidFile pidFile() {
        return new PidFile(path.resolve("postmaster.pid"));
    }

    private void checkVersion() throws IOException {
        Path file = path.resolve("PG_VERSION");
        if (!Files.isReadable(file)) {
            throw new DatabaseFault(
                    "The database folder %s cannot be read, or is not one (no readable PG_VERSION). It must belong to the user that runs Clearway; if it is damaged, move it away and restore a backup."
                            .formatted(path));
        }
        String version = Files.readString(file).strip();
        if (!version.equals(Binaries.MAJOR_VERSION)) {
            throw new DatabaseFault(
                    "The database in %s was written by PostgreSQL %s; this Clearway carries %s. Back it up with the Clearway that wrote it, move the folder away, and restore the backup with this one."
                            .formatted(path, version, Binaries.MAJOR_VERSION));
        }
    }

    private void create(String superuserPassword) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Path passwordFile = path.resolveSibling("initdb.password");
        FileSystemUtils.deleteRecursively(draft);
        Files.deleteIfExists(passwordFile);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, superuserPassword);
            runAs.own(passwordFile);
            runAs.own(draft);
            initialise(draft, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sorted by code point, the same on every machine and in every version; letters know their case (builtin C.UTF-8). */
    private void initialise(Path draft, Path passwordFile) {
        List<String> line = new ArrayList<>(runAs.prefix());
        line.addAll(List.of(
                binaries.program("initdb"),
                "-D",
                draft.toString(),
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        Command.Outcome outcome = Command.run(CREATE_LIMIT, line);
        if (!outcome.succeeded()) {
            throw new DatabaseFault(
                    "PostgreSQL could not make its database in %s. It said: %s".formatted(path, outcome.output()));
        }
    }
}
