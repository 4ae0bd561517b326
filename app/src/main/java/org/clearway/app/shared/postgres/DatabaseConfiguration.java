package org.clearway.app.shared.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two ways into the database: the pool as {@code clearway_app}, for everything, and the owner of the tables, for
 * Flyway. Both depend on {@link Database}, so that Spring stops an embedded server after all that uses it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {
    /** Short: whoever waits for a broken database hears of it, and tries again. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

    /** Longer than any statement of the application; a network that swallows packets is noticed at last. */
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

    /**
     * Every statement is planned for its own values. The fifth repeat of one on a connection may otherwise get a plan for any values,
     * and one that does not know whether a division is the nation or a county took minutes instead of a third of a second.
     */
    private static final String PLANS = "-c plan_cache_mode=force_custom_plan";

    @Bean
    Database database(DatabaseSettings settings, @Value("${clearway.home:.clearway}") Path home, Environment running) {
        if (settings.isExternal()) {
            return Database.external(settings.ownerLogin(), settings.appLogin());
        }
        return running.matchesProfiles("command") ? Database.forCommand(home) : Database.embedded(home);
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        Login app = database.access().app();
        HikariConfig config = new HikariConfig();
        config.setPoolName("clearway");
        config.setJdbcUrl(app.url());
        config.setUsername(app.user());
        config.setPassword(app.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.addDataSourceProperty("ApplicationName", "clearway");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_WAIT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE_LIMIT.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("options", PLANS);
        return new HikariDataSource(config);
    }

    /** Not pooled: it serves the migrations of the start, backup and restore. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Database database) {
        Login owner = database.access().owner();
        DriverManagerDataSource source = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        return source;
    }

    /** Takes the place of Spring Boot's, which says nothing of disk and recovery. */
    @Bean
    HealthIndicator dbHealthIndicator(Database database, HikariDataSource dataSource) {
        return new DatabaseHealth(database, dataSource);
    }
}
