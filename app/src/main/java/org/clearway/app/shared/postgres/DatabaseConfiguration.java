package org.clearway.app.shared.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The two data sources: migrations as the owner, everything else as the app's login. The embedded server runs unless
 * {@code CLEARWAY_DB_URL} names another; it stops after the pool, since the pool needs it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The server of this process; a command finds the one that the running platform has started. */
    record Server(
            DatabaseAccess access,
            @org.jspecify.annotations.Nullable EmbeddedPostgres own) implements AutoCloseable {
        @Override
        public void close() {
            if (own != null) {
                own.close();
            }
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Server databaseServer(Environment settings, @Value("${clearway.home}") Path home) {
        String url = settings.getProperty("CLEARWAY_DB_URL", "");
        if (!url.isEmpty()) {
            return new Server(
                    DatabaseAccess.external(
                            new Login(
                                    url,
                                    settings.getRequiredProperty("CLEARWAY_DB_OWNER"),
                                    settings.getRequiredProperty("CLEARWAY_DB_OWNER_PASSWORD")),
                            new Login(
                                    url,
                                    settings.getRequiredProperty("CLEARWAY_DB_USER"),
                                    settings.getRequiredProperty("CLEARWAY_DB_PASSWORD"))),
                    null);
        }
        Path directory = home.resolve("postgres");
        try {
            EmbeddedPostgres own = EmbeddedPostgres.start(directory, ServerSettings.durable());
            return new Server(DatabaseAccess.of(own), own);
        } catch (DatabaseFault e) {
            if (settings.matchesProfiles("command")
                    && String.valueOf(e.getMessage()).contains("is in use by")) {
                return new Server(ofRunning(directory), null);
            }
            throw e;
        }
    }

    /** The logins of the server that another process of Clearway runs in this directory. */
    private static DatabaseAccess ofRunning(Path directory) {
        try {
            String url = "jdbc:postgresql://127.0.0.1:%s/%s"
                    .formatted(Files.readString(directory.resolve("port")).strip(), PreparingRoles.DATABASE);
            Passwords passwords = Passwords.in(directory, true);
            return new DatabaseAccess(
                    new Login(url, PreparingRoles.OWNER, passwords.owner()),
                    new Login(url, PreparingRoles.APP, passwords.app()));
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot read the port of the running database in %s (%s).".formatted(directory, e), e);
        }
    }

    @Bean
    DatabaseAccess databaseAccess(ObjectProvider<Server> server) {
        return server.getObject().access();
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseAccess access) {
        Login owner = access.owner();
        return new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
    }

    /** About eight connections serve two cores best; more of them only wait for each other. */
    @Bean
    @Primary
    HikariDataSource appDataSource(
            DatabaseAccess access, @Value("${clearway.database.connections:10}") int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("clearway");
        config.setJdbcUrl(access.app().url());
        config.setUsername(access.app().user());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setKeepaliveTime(60_000);
        config.setInitializationFailTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "clearway");
        return new HikariDataSource(config);
    }
}
