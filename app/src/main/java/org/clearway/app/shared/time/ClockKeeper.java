package org.clearway.app.shared.time;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a scenario's clock stand still while the platform is off: the last moment is kept in the database every few seconds, and
 * the next start goes on from it. A platform without a scenario has no row and follows the machine.
 */
@Component
public class ClockKeeper implements SmartLifecycle {

    private static final long PAUSE_MILLIS = 5_000;

    private final ClearwayClock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private volatile boolean running;

    ClockKeeper(ClearwayClock clock, JdbcClient jdbc, TransactionOperations transactions) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Sets the clock to a scenario's moment, now and for every later start. */
    public void set(Instant moment) {
        clock.set(moment);
        write("""
              insert into shared.clock (base, last_seen) values (:moment, :moment)
              on conflict (only_row) do update set base = excluded.base, last_seen = excluded.last_seen
              """, moment);
    }

    @Override
    public void start() {
        lastSeen().ifPresent(clock::set);
        running = true;
        Thread.ofVirtual().name("clock-keeper").start(this::keep);
    }

    private void keep() {
        try {
            while (running) {
                Thread.sleep(PAUSE_MILLIS);
                remember();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember() {
        if (clock.isShifted()) {
            try {
                write("update shared.clock set last_seen = greatest(last_seen, :moment)", clock.instant());
            } catch (RuntimeException e) {
                // The database is away: its own health check says so, and the next round tries again.
                return;
            }
        }
    }

    private Optional<Instant> lastSeen() {
        return Actor.platform("clock")
                .get(() -> transactions.execute(status -> jdbc.sql("select last_seen from shared.clock")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .optional()));
    }

    private void write(String sql, Instant moment) {
        Actor.platform("clock")
                .run(() -> transactions.executeWithoutResult(status ->
                        jdbc.sql(sql).param("moment", Timestamp.from(moment)).update()));
    }

    @Override
    public void stop() {
        running = false;
        remember();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that looks at the clock, and after everything has ended. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }
}
