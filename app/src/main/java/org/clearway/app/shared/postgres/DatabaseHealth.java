package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says in words whether the database works: what the server says of itself, then what a connection says. */
final class DatabaseHealth implements HealthIndicator {
    private static final int PATIENCE_SECONDS = 2;

    private final Database database;
    private final DataSource pool;

    DatabaseHealth(Database database, DataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Health health() {
        return database.trouble().map(DatabaseHealth::down).orElseGet(this::connect);
    }

    private Health connect() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? Health.up().build()
                    : down("A connection to the database does not answer within %d s.".formatted(PATIENCE_SECONDS));
        } catch (SQLException e) {
            Outage outage = Outage.of(e).orElse(Outage.UNREACHABLE);
            return down(outage.state() + " " + outage.nextStep());
        }
    }

    private static Health down(String words) {
        return Health.down().withDetail("state", words).build();
    }
}
