package org.clearway.app.problem;

import java.util.Locale;

/** How bad it is, the worst first; it decides the deadlines. */
public enum Severity {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean worseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
