package org.clearway.app.whitelist;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks that end with the transaction: whoever decides and whoever publishes one batch wait for each other. */
final class Locks {

    private static final int LIST = 401;
    private static final int BATCH = 402;

    private static final int CRITERIA = 403;

    private Locks() {}

    /** Nobody else numbers a version of the common criteria meanwhile. */
    static void criteria(JdbcClient jdbc) {
        take(jdbc, "pg_advisory_xact_lock", CRITERIA, 0);
    }

    /** Nobody else numbers or opens a batch of this list meanwhile. */
    static void list(JdbcClient jdbc, long id) {
        take(jdbc, "pg_advisory_xact_lock", LIST, id);
    }

    /** Nobody else changes this batch meanwhile. */
    static void batch(JdbcClient jdbc, long id) {
        take(jdbc, "pg_advisory_xact_lock", BATCH, id);
    }

    /** Others may decide other cards at the same time, but nobody publishes. */
    static void card(JdbcClient jdbc, long batch) {
        take(jdbc, "pg_advisory_xact_lock_shared", BATCH, batch);
    }

    private static void take(JdbcClient jdbc, String lock, int kind, long id) {
        jdbc.sql("select " + lock + "(?, ?)").params(kind, (int) id).query().listOfRows();
    }
}
