package org.clearway.app.monitoring;

import java.util.Locale;
import java.util.Optional;

/** What holds a site back most. */
public enum Blocker {
    PARTS,
    LOGISTICS,
    STAFF,
    MEASURES,
    FUNDS,
    ORDERS,
    NONE;

    /** The word used in tables, addresses, sheets and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Blocker> of(String word) {
        for (Blocker blocker : values()) {
            if (blocker.word().equals(word)) {
                return Optional.of(blocker);
            }
        }
        return Optional.empty();
    }
}
