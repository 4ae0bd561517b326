package org.clearway.engine.cli;

/** The command line cannot be used as it is; the message says what would be right. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and what would be right */
    public UsageError(String message) {
        super(message);
    }
}
