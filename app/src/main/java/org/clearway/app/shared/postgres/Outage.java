package org.clearway.app.shared.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database does not work at the moment, and will again without a restart of Clearway: HTTP 503 with these words,
 * not 500. Nothing of the failed transaction was stored.
 */
public enum Outage {
    UNREACHABLE("The database cannot be reached.", "Try again in a moment."),
    BUSY("The database has no free connection.", "Try again in a moment."),
    DISK_FULL("The disk of the database is full.", "The operator must free space; work then goes on by itself."),
    READ_ONLY("The database takes no changes at the moment.", "The operator must see to the database; reading works.");

    private final String state;
    private final String nextStep;

    Outage(String state, String nextStep) {
        this.state = state;
        this.nextStep = nextStep;
    }

    /** What the failure or one of its causes says of the database; empty when the fault lies elsewhere. */
    public static Optional<Outage> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Outage> outage = cause instanceof SQLException e ? ofState(e) : Optional.empty();
            if (outage.isPresent()) {
                return outage;
            }
        }
        return Optional.empty();
    }

    public String state() {
        return state;
    }

    public String nextStep() {
        return nextStep;
    }

    /** Codes: PostgreSQL documentation, appendix A. */
    private static Optional<Outage> ofState(SQLException e) {
        String code = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (code) {
            case "53100" -> Optional.of(DISK_FULL);
            case "53300", "53400" -> Optional.of(BUSY);
            case "25006" -> Optional.of(READ_ONLY);
            case "57P01", "57P02", "57P03", "58030", "58000" -> Optional.of(UNREACHABLE);
            default -> code.startsWith("08") ? Optional.of(UNREACHABLE) : ofPool(e);
        };
    }

    /** The pool gave up waiting: a broken server if it says why, otherwise too much to do. */
    private static Optional<Outage> ofPool(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null
                ? Optional.of(BUSY)
                : Optional.empty();
    }
}
