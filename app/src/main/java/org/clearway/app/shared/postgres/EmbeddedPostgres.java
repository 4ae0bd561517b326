package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process of Clearway, durable and closed to others: data checksums, passwords, 127.0.0.1 only.
 * The directory holds everything: {@code postgresql-*} (programs), {@code database} (data), {@code passwords},
 * {@code port}, {@code lock}, {@code postgres.log}. A server that dies is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LAST_PAUSE_MILLIS = 5_000;

    private final Path directory;
    private final ServerSettings settings;
    private final DirectoryLock lock;
    private final DataDirectory data;
    private final Passwords passwords;
    private final int port;
    private final Thread watch = new Thread(this::watch, "postgres-watch");
    private volatile Postmaster postmaster;
    private volatile @Nullable String trouble;

    private EmbeddedPostgres(Path directory, ServerSettings settings, DirectoryLock lock) throws InterruptedException {
        this.directory = directory;
        this.settings = settings;
        this.lock = lock;
        Path database = directory.resolve("database");
        this.passwords = Passwords.in(directory, database.toFile().exists());
        this.data = new DataDirectory(database, Binaries.in(directory), RunAs.forDatabase(directory, database));
        data.createIfMissing(passwords.superuser());
        data.stopLeftover();
        this.port = Ports.choose(directory);
        this.postmaster = startOnce();
    }

    /** Blocks until the server takes connections: some seconds the first time, then some tenths of a second. */
    public static EmbeddedPostgres start(Path directory, ServerSettings settings) {
        Path home = prepared(directory);
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            EmbeddedPostgres started = new EmbeddedPostgres(home, settings, lock);
            started.watch.setDaemon(true);
            started.watch.start();
            return started;
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new DatabaseFault("The start of PostgreSQL in %s was interrupted.".formatted(home), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path prepared(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            RunAs.createDirectory(home);
            return home.toRealPath();
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot make the directory %s (%s). Give another one (clearway.home).".formatted(home, e), e);
        }
    }

    public Path directory() {
        return directory;
    }

    public int port() {
        return port;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** The JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The process that accepts connections. */
    public long pid() {
        return postmaster.process().pid();
    }

    /** Why the database is not there at the moment, in words; empty when the server runs. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        watch.interrupt();
        joinWatch();
        postmaster.stop();
        lock.close();
    }

    private Postmaster startOnce() throws InterruptedException {
        return Postmaster.start(data, port, settings, directory.resolve("postgres.log"));
    }

    private void watch() {
        try {
            while (true) {
                int exitCode = postmaster.process().waitFor();
                trouble =
                        "PostgreSQL ended unexpectedly (exit code %d) and is being started again.".formatted(exitCode);
                log.error(trouble);
                postmaster = startAgain();
                trouble = null;
                log.warn("PostgreSQL runs again (process {})", pid());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Postmaster startAgain() throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LAST_PAUSE_MILLIS)) {
            try {
                return startOnce();
            } catch (DatabaseFault e) {
                trouble = e.getMessage();
                log.error("PostgreSQL could not be started again, next attempt in {} ms: {}", pause, e.getMessage());
                Thread.sleep(pause);
            }
        }
    }

    private void joinWatch() {
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
