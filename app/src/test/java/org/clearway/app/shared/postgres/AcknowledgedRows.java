package org.clearway.app.shared.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Commits one row after the other, connects again after each failure, and remembers what was acknowledged. */
final class AcknowledgedRows implements AutoCloseable {
    static final String TABLE = "create table if not exists acknowledged (id bigint primary key)";

    private static final AtomicLong ids = new AtomicLong();
    private static final long PAUSE_MILLIS = 20;

    final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<SQLException> failures = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Login login;
    private final Thread thread;

    AcknowledgedRows(Login login) {
        this.login = login;
        this.thread = Thread.ofVirtual().start(this::write);
    }

    private void write() {
        while (!stopped.get()) {
            try (Connection connection = login.connect();
                    PreparedStatement insert = connection.prepareStatement("insert into acknowledged values (?)")) {
                while (!stopped.get()) {
                    long id = ids.incrementAndGet();
                    insert.setLong(1, id);
                    insert.executeUpdate();
                    acknowledged.add(id);
                }
            } catch (SQLException e) {
                failures.add(e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped.set(true);
        thread.join();
    }
}
