package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of this Clearway: its own server, which stops with it, or an external one. */
public final class Database implements AutoCloseable {
    /** Below this PostgreSQL may refuse writes at any moment: it is about what one checkpoint writes. */
    static final long LOW_SPACE_BYTES = 100L << 20;

    private final DatabaseAccess access;
    private final @Nullable EmbeddedPostgres server;

    private Database(DatabaseAccess access, @Nullable EmbeddedPostgres server) {
        this.access = access;
        this.server = server;
    }

    /** Starts the server of this Clearway home, and makes what is missing. */
    public static Database embedded(Path home) {
        EmbeddedPostgres server = EmbeddedPostgres.start(home.resolve("postgres"), ServerSettings.durable());
        try {
            return new Database(DatabaseAccess.of(server), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** For a command: the server that a running Clearway has started in this home, else its own for as long as it takes. */
    public static Database forCommand(Path home) {
        try {
            return embedded(home);
        } catch (DatabaseFault e) {
            Path directory = home.resolve("postgres");
            if (!String.valueOf(e.getMessage()).contains("is in use by")) {
                throw e;
            }
            Passwords passwords = Passwords.in(directory, true);
            String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Ports.kept(directory), PreparingRoles.DATABASE);
            return of(new DatabaseAccess(
                    new Login(url, PreparingRoles.OWNER, passwords.owner()),
                    new Login(url, PreparingRoles.APP, passwords.app())));
        }
    }

    /** Signs in once, and refuses a server that its DBA has not prepared. */
    public static Database external(Login owner, Login app) {
        return new Database(DatabaseAccess.external(owner, app), null);
    }

    /** Another database of a server that somebody else starts and stops: tests. */
    public static Database of(DatabaseAccess access) {
        return new Database(access, null);
    }

    public DatabaseAccess access() {
        return access;
    }

    /** What keeps the embedded server from working, in words; nothing is known of an external one. */
    public Optional<String> trouble() {
        return server == null ? Optional.empty() : server.trouble().or(() -> lowSpace(server.directory()));
    }

    private static Optional<String> lowSpace(Path directory) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return free >= LOW_SPACE_BYTES
                    ? Optional.empty()
                    : Optional.of(
                            "The disk of the database is full: %d MB are free in %s. Free some; work goes on by itself."
                                    .formatted(free >> 20, directory));
        } catch (IOException e) {
            return Optional.of("The disk of the database in %s does not answer (%s).".formatted(directory, e));
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
