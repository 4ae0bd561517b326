package org.clearway.app.monitoring;

import java.time.LocalDate;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Which silent sites are asked for.
 *
 * @param kind all, new (never reported), late (reported the day before) or silent (three days and more)
 */
public record MissingFilter(
        LocalDate day, String division, @Nullable String panel, Kind kind, AsOf asOf) {

    /** What is known of the reason. */
    public enum Kind {
        ALL,
        NEW,
        LATE,
        SILENT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(@Nullable String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            return ALL;
        }
    }

    public FigureScope scope() {
        return new FigureScope(division, panel, asOf);
    }
}
