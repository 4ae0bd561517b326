package org.clearway.app.shared.postgres;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A migrated database of its own for whoever asks, on one server per test run. The migrated template stays below
 * target/ until a migration changes, so that the first copy of a run takes some tenths of a second.
 *
 * <pre>{@code
 * DatabaseAccess database = TestDatabase.copy("classpath:db/migration/shared", "classpath:db/migration/directory");
 * }</pre>
 */
public final class TestDatabase {
    private static final AtomicInteger copies = new AtomicInteger();

    private TestDatabase() {}

    /** A fresh database on which the migrations of these Flyway locations have run. */
    public static DatabaseAccess copy(String... locations) {
        return copy(List.of(locations));
    }

    public static DatabaseAccess copy(List<String> locations) {
        String name = "copy_" + copies.incrementAndGet();
        TestServer.RUNNING.create(name, TestServer.RUNNING.templateFor(locations));
        return TestServer.RUNNING.accessTo(name);
    }

    /** A fresh database without any table. */
    public static DatabaseAccess empty() {
        return copy(List.of());
    }

    /** The superuser, for what a test must see or set behind the roles' backs. */
    public static Login superuser(DatabaseAccess copy) {
        return TestServer.RUNNING.superuser(copy.owner().url());
    }
}
