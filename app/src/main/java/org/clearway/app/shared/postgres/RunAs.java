package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom PostgreSQL runs as, for it refuses to run as root. An ordinary user runs it as itself; root hands it to an
 * unprivileged user, or, below a folder closed to that user, runs it in a user namespace in which root is nobody.
 */
sealed interface RunAs {
    /** Tried in this order; the first that the machine has. */
    List<String> UNPRIVILEGED = List.of("clearway", "postgres", "nobody");

    Duration PROBE_LIMIT = Duration.ofSeconds(10);

    /** What goes before the program on the command line. */
    List<String> prefix();

    /** Makes a file or directory belong to this user. */
    default void own(Path path) throws IOException {}

    record Itself() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of();
        }
    }

    record OtherUser(int uid, int gid) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs");
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }

        boolean canEnter(Path directory) {
            return works(this, "test", "-x", directory.toString());
        }
    }

    record UserNamespace() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
        }
    }

    /** The owner of an existing database; for a new one whoever can enter the directory. */
    static RunAs forDatabase(Path home, Path database) {
        try {
            if (!isRoot()) {
                return new Itself();
            }
            return Files.exists(database) ? ownerOf(database) : firstThatCanEnter(home);
        } catch (IOException e) {
            throw new DatabaseFault("Cannot see whom %s belongs to (%s).".formatted(database, e), e);
        }
    }

    /** A directory that the user of the database can enter, if we are the ones to make it. */
    static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(
                    directory, PosixFilePermissions.fromString(isRoot() ? "rwx--x--x" : "rwx------"));
        }
    }

    private static boolean isRoot() throws IOException {
        return ProcessHandle.current().info().user().map("root"::equals).orElse(false);
    }

    private static RunAs ownerOf(Path database) throws IOException {
        int uid = (Integer) Files.getAttribute(database, "unix:uid");
        int gid = (Integer) Files.getAttribute(database, "unix:gid");
        return uid == 0 ? new UserNamespace() : new OtherUser(uid, gid);
    }

    private static RunAs firstThatCanEnter(Path home) throws IOException {
        Optional<OtherUser> other = unprivilegedUser();
        if (other.isPresent() && other.get().canEnter(home)) {
            return other.get();
        }
        if (works(new UserNamespace(), "test", "-x", home.toString())) {
            return new UserNamespace();
        }
        throw new DatabaseFault(
                "Clearway runs as root, PostgreSQL must not, and no unprivileged user (%s) can enter %s. Run Clearway as an ordinary user, or choose a directory (clearway.home) that is not below a closed folder."
                        .formatted(String.join(", ", UNPRIVILEGED), home));
    }

    private static Optional<OtherUser> unprivilegedUser() throws IOException {
        List<String[]> users;
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            users = lines.map(line -> line.split(":", -1))
                    .filter(user -> user.length > 3)
                    .toList();
        }
        return UNPRIVILEGED.stream()
                .flatMap(name -> users.stream().filter(user -> user[0].equals(name)))
                .map(user -> new OtherUser(Integer.parseInt(user[2]), Integer.parseInt(user[3])))
                .findFirst();
    }

    private static boolean works(RunAs user, String... program) {
        List<String> line =
                Stream.concat(user.prefix().stream(), Stream.of(program)).toList();
        return Command.run(PROBE_LIMIT, line).succeeded();
    }
}
