package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private static Path temporary;

    @Test
    void isDurableAndClosedToOthers() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> new Login(postgres.url("postgres"), "postgres", "guess").connect())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsPasswordsFromOtherUsers() throws IOException {
        start().close();
        Path home = temporary.resolve("home");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("passwords"))))
                .isEqualTo("rw-------");
        assertThat(home.resolve("initdb.password")).doesNotExist();
    }

    @Test
    void keepsRowsAndPortFromOneStartToTheNext() throws SQLException {
        int port;
        try (EmbeddedPostgres first = start()) {
            port = first.port();
            Rows.execute(superuser(first), "create table kept as select 42 as answer");
        }
        try (EmbeddedPostgres second = start()) {
            assertThat(second.port()).isEqualTo(port);
            assertThat(Rows.number(superuser(second), "select answer from kept"))
                    .isEqualTo(42);
            Rows.execute(superuser(second), "drop table kept");
        }
    }

    @Test
    void refusesASecondStartAndSaysWhoHoldsTheDirectory() {
        try (EmbeddedPostgres running = start()) {
            assertThat(running.pid()).isPositive();
            assertThatThrownBy(EmbeddedPostgresTest::start)
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void unpacksAgainWhatIsDamaged() throws IOException {
        start().close();
        Path program = postgresProgram();
        long size = Files.size(program);
        Files.writeString(program, "rubbish");

        start().close();

        assertThat(program).hasSize(size);
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        start().close();
        Path version = temporary.resolve("home/database/PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatThrownBy(EmbeddedPostgresTest::start).hasMessageContaining("written by PostgreSQL 17");

        Files.writeString(version, "18\n");
        start().close();
    }

    @Test
    void saysWhatIsWrongWithAFolderOpenToOthers() throws IOException {
        start().close();
        Path database = temporary.resolve("home/database");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(EmbeddedPostgresTest::start).hasMessageContaining("invalid permissions");

        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rwx------"));
        start().close();
    }

    @Test
    void saysWhichFileIsMissingWhenThePasswordsAreGone() throws IOException {
        start().close();
        Path passwords = temporary.resolve("home/passwords");
        Path aside = temporary.resolve("home/aside");
        Files.move(passwords, aside);

        assertThatThrownBy(EmbeddedPostgresTest::start).hasMessageContaining("passwords is missing");

        Files.move(aside, passwords);
    }

    @Test
    void beginsAnewWhenTheFirstStartWasCutOff() throws IOException {
        Path home = Files.createDirectory(temporary.resolve("cut"));
        Files.createDirectories(home.resolve("database.new/base"));
        Files.createDirectories(home.resolve("postgresql-18-15114736.new/bin"));
        Files.writeString(home.resolve("initdb.password"), "half");

        EmbeddedPostgres.start(home, ServerSettings.durable()).close();

        assertThat(home.resolve("database.new")).doesNotExist();
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(temporary.resolve("home"), ServerSettings.durable());
    }

    private static Login superuser(EmbeddedPostgres postgres) {
        return new Login(
                postgres.url("postgres"), "postgres", postgres.passwords().superuser());
    }

    private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        return Rows.text(superuser(postgres), "select current_setting('%s')".formatted(name));
    }

    private static Path postgresProgram() throws IOException {
        try (Stream<Path> paths = Files.walk(temporary.resolve("home"))) {
            return paths.filter(path -> path.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
