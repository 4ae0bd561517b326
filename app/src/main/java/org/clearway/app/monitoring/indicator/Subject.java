package org.clearway.app.monitoring.indicator;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a series is of: a division (its code), or {@code zone:YRD}, {@code industry:36}, {@code chain:AUTO}, {@code panel:key_50},
 * {@code port:Shanghai}, {@code region:Northeast}.
 */
public record Subject(Kind kind, String code) {

    /** The kinds; those of places without reports have imported series only. */
    public enum Kind {
        DIVISION,
        ZONE,
        INDUSTRY,
        CHAIN,
        PANEL,
        PORT,
        REGION;

        public boolean reported() {
            return this != PORT && this != REGION;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Subject division(String code) {
        return new Subject(Kind.DIVISION, code);
    }

    public static Optional<Subject> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String plain = text.strip();
        if (plain.matches("[0-9]{4}[0-9Z][0-9A-Z]")) {
            return Optional.of(division(plain));
        }
        int colon = plain.indexOf(':');
        if (colon > 0 && plain.length() > colon + 1 && plain.length() <= 80) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.DIVISION
                        && kind.word().equals(plain.substring(0, colon).toLowerCase(Locale.ROOT))) {
                    return Optional.of(new Subject(kind, plain.substring(colon + 1)));
                }
            }
        }
        return Optional.empty();
    }

    /** As it stands in tables and addresses. */
    public String key() {
        return kind == Kind.DIVISION ? code : kind.word() + ":" + code;
    }
}
