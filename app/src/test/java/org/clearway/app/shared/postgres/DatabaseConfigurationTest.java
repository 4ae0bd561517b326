package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
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
    void bringsItsOwnDatabaseAndStopsItLast(@TempDir Path home) {
        AtomicBoolean stopped = new AtomicBoolean();
        application.withPropertyValues("clearway.home=" + home).run(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql(USER).query(String.class).single()).isEqualTo("clearway_app");
            assertThat(Rows.count(context.getBean(Database.class).access().owner(), "flyway_schema_history"))
                    .isEqualTo(1);
            assertThat(health(context.getBean(HealthIndicator.class)).getStatus())
                    .isEqualTo(Status.UP);
            stopped.set(true);
        });
        assertThat(stopped).isTrue();
        assertThat(home.resolve("postgres/database/postmaster.pid")).doesNotExist();
    }

    @Test
    void worksOnAnExternalDatabaseThatItsDbaPrepared() {
        DatabaseAccess external = TestDatabase.empty();
        application
                .withSystemProperties()
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

    private static Health health(HealthIndicator indicator) {
        Health health = indicator.health();
        assertThat(health).isNotNull();
        return health;
    }
}
