package org.clearway.app.monitoring;

import java.util.Locale;
import java.util.Optional;

/** How a site is running. */
public enum State {
    NORMAL,
    LIMITED,
    CLOSED_LOOP,
    STOPPED;

    /** The word used in tables, addresses, sheets and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> of(String word) {
        for (State state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
