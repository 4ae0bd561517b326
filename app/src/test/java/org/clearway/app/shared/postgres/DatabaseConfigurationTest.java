package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {
    private static final String USER = "select current_user";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withPropertyValues("spring.flyway.locations=classpath:db/test-migration/stock");

    @Test
    void bringsItsOwnDatabaseAndStopsItLast(@TempDir Path home) throws IOException {
        UnpackedHome.in(home.resolve("postgres"));
        application.withPropertyValues("clearway.home=" + home).run(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql(USER).query(String.class).single()).isEqualTo("clearway_app");
            assertThat(jdbc.sql("show plan_cache_mode").query(String.class).single())
                    .as("a statement is planned for its own values, however often it was asked")
                    .isEqualTo("force_custom_plan");
            assertThat(Rows.count(context.getBean(Database.class).access().owner(), "flyway_schema_history"))
                    .isEqualTo(1);
            assertThat(health(context.getBean(HealthIndicator.class)).getStatus())
                    .isEqualTo(Status.UP);
        });
        assertThat(home.resolve("postgres/database/postmaster.pid")).doesNotExist();
    }

    @Test
    @Timeout(120)
    void goesOnByItselfWhenPostgresWasKilled(@TempDir Path home) throws IOException {
        UnpackedHome.in(home.resolve("postgres"));
        application.withPropertyValues("clearway.home=" + home).run(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            killServer(home);
            Health broken = health(indicator);
            while (broken.getStatus().equals(Status.UP)) {
                broken = health(indicator);
            }
            assertThat(String.valueOf(broken.getDetails().get("state")))
                    .containsAnyOf("started again", "cannot be reached");
            while (health(indicator).getStatus().equals(Status.DOWN)) {
                Thread.sleep(20);
            }
            assertThat(jdbc.sql(USER).query(String.class).single()).isEqualTo("clearway_app");
        });
    }

    @Test
    void worksOnAnExternalDatabaseThatItsDbaPrepared() {
        DatabaseAccess external = TestDatabase.empty();
        application
                .withPropertyValues(
                        "clearway.db.url=" + external.owner().url(),
                        "clearway.db.owner-password=" + external.owner().password(),
                        "clearway.db.password=" + external.app().password())
                .run(context -> assertThat(context.getBean(DataSource.class)).isNotNull());
    }

    @Test
    void saysWhichSettingOfAnExternalDatabaseIsMissing() {
        application
                .withPropertyValues("clearway.db.url=jdbc:postgresql://127.0.0.1:1/clearway")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("CLEARWAY_DB_OWNER_PASSWORD is not set"));
    }

    @Test
    void saysThatAnExternalDatabaseDoesNotAnswer() {
        application
                .withPropertyValues(
                        "clearway.db.url=jdbc:postgresql://127.0.0.1:1/clearway",
                        "clearway.db.owner-password=a",
                        "clearway.db.password=b")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("Maybe CLEARWAY_DB_URL, CLEARWAY_DB_OWNER or"));
    }

    private static void killServer(Path home) {
        PidFile pidFile = new PidFile(home.resolve("postgres/database/postmaster.pid"));
        Command.run(Duration.ofSeconds(5), List.of("kill", "-9", Long.toString(pidFile.pid())));
    }

    private static Health health(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health());
    }
}
