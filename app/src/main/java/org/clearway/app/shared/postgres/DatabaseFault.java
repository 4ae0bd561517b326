package org.clearway.app.shared.postgres;

import org.jspecify.annotations.Nullable;

/** The database cannot do what was asked. The message is for an operator: what, its value, the next step. */
public final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseFault(String message) {
        this(message, null);
    }

    public DatabaseFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
