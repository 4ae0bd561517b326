package org.clearway.app.whitelist;

import java.util.Locale;
import org.clearway.app.monitoring.Stretches.Standing;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** How a listed enterprise fared by its report of the last full day. */
public enum Fared {
    REPORTED,
    SILENT,
    RUNNING,
    FULL;

    /** @param standing null when nothing was reported */
    boolean is(@Nullable Standing standing) {
        return switch (this) {
            case REPORTED -> standing != null;
            case SILENT -> standing == null;
            case RUNNING -> standing != null && standing.running();
            case FULL -> standing != null && standing.full();
        };
    }

    /** From an address; null and blank narrow nothing. */
    public static @Nullable Fared of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        for (Fared one : values()) {
            if (one.word().equals(word.strip())) {
                return one;
            }
        }
        throw new Refusal(Reason.at("fared", "whitelist.fared", word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
