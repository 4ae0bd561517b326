package org.clearway.app.problem;

import java.util.Locale;
import java.util.Optional;

/** What a problem is about. */
public enum Kind {
    PARTS,
    LOGISTICS,
    STAFF,
    MEASURES,
    FUNDS,
    POLICY,
    ARREARS,
    CHARGES,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Other modules say what they found: a closed supplier, a closed road. What is unknown here is other. */
    public static Kind ofMatter(String word) {
        if (word.startsWith("supplier")) {
            return PARTS;
        }
        if (word.startsWith("road") || word.startsWith("link") || word.startsWith("border")) {
            return LOGISTICS;
        }
        return of(word).orElse(OTHER);
    }
}
