package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls plugs. The rule: what was acknowledged is there afterwards, and nobody has to start Clearway again. */
class PostgresFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WRITERS = 4;

    @TempDir
    private static Path temporary;

    @Test
    void losesNoAcknowledgedRowWhenPostgresIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            Login login = superuser(postgres);
            Rows.execute(login, AcknowledgedRows.TABLE);
            List<AcknowledgedRows> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new AcknowledgedRows(login));
            }
            for (int kill = 0; kill < 2; kill++) {
                long before = writers.getFirst().acknowledged.size();
                await(() -> writers.getFirst().acknowledged.size() > before + 100);
                long pid = postgres.pid();
                kill(pid);
                await(() -> postgres.pid() != pid && postgres.trouble().isEmpty());
            }
            for (AcknowledgedRows writer : writers) {
                writer.close();
                assertThat(writer.failures)
                        .allSatisfy(e -> assertThat(Outage.of(e)).contains(Outage.UNREACHABLE));
                assertThat(stored(login)).containsAll(writer.acknowledged);
            }
        }
    }

    @Test
    void closesWhilePostgresIsDead() throws IOException {
        EmbeddedPostgres postgres = start();
        kill(postgres.pid());
        postgres.close();

        start().close();
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws Exception {
        Path home = UnpackedHome.in(temporary.resolve("home"));
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        home.toString(),
                        "1000000000")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = owner.inputReader()) {
            String line = output.readLine();
            while (line != null) {
                lines.add(line);
                if (lines.size() == 200) {
                    kill(owner.pid());
                }
                line = output.readLine();
            }
        }
        long orphan = Long.parseLong(lines.getFirst().split(" ", -1)[0]);
        assertThat(ProcessHandle.of(orphan)).as("the server outlived its owner").isPresent();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.pid()).isNotEqualTo(orphan);
            assertThat(stored(superuser(postgres)))
                    .containsAll(lines.stream()
                            .map(line -> Long.valueOf(line.split(" ", -1)[1]))
                            .toList());
        }
    }

    @Test
    void isNotFooledByAStrangerWithTheNumberOfAnOldServer() throws IOException {
        start().close();
        Path pidFile = temporary.resolve("home/database/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");

        start().close();

        assertThat(pidFile).doesNotExist();
    }

    @Test
    void goesOnByItselfWhenAFullDiskHasRoomAgain() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=420m", "none", disk.toString()),
                "A full disk is tried only where a small one can be mounted (as root)");
        UnpackedHome.in(disk.resolve("postgres"));
        try (Database database = Database.embedded(disk)) {
            Path ballast = disk.resolve("ballast");
            try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
                file.write(new byte[150 << 20]);
            }
            Login owner = database.access().owner();
            Rows.execute(owner, "create table rows (id bigint generated always as identity, fill text)");
            long acknowledged = fillTheDisk(owner);
            assertThat(database.trouble()).isPresent();

            Files.delete(ballast);

            await(() -> inserts(owner));
            assertThat(Rows.count(owner, "rows")).isGreaterThanOrEqualTo(acknowledged + 1);
            await(() -> database.trouble().isEmpty());
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    /** How many rows were acknowledged before the first failure, which must be one that says what is the matter. */
    private static long fillTheDisk(Login owner) throws SQLException {
        long rows = 0;
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            while (rows < 10_000) {
                // Does not compress: 320 kB a row.
                statement.execute(
                        "insert into rows (fill) select string_agg(md5(random()::text), '') from generate_series(1, 10000)");
                rows++;
            }
        } catch (SQLException e) {
            assertThat(Outage.of(e)).as(e.toString()).isPresent();
        }
        assertThat(rows).isBetween(1L, 9_999L);
        return rows;
    }

    private static boolean inserts(Login owner) {
        try {
            Rows.execute(owner, "insert into rows (fill) values ('again')");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(UnpackedHome.in(temporary.resolve("home")), ServerSettings.durable());
    }

    private static Login superuser(EmbeddedPostgres postgres) {
        return new Login(
                postgres.url("postgres"), "postgres", postgres.passwords().superuser());
    }

    private static Set<Long> stored(Login login) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from acknowledged")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private static void kill(long pid) throws IOException {
        assertThat(run("kill", "-9", Long.toString(pid))).isTrue();
    }

    private static boolean run(String... line) {
        return Command.run(PATIENCE, List.of(line)).succeeded();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after " + PATIENCE).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
