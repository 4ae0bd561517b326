package org.clearway.app.shared.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A long act and how far it is.
 *
 * @param kind      which {@link JobWork} does it; message key {@code job.<kind>}
 * @param name      what it is about, in the words of who started it: a file's name, mostly
 * @param rowsTotal null while it is not known
 * @param settings  what its work needs to know
 * @param counts    figures that its work tells at the end or in the preview, for instance new, changed, unchanged
 * @param reasons   why it failed
 */
public record Job(
        long id,
        String kind,
        String name,
        State state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long rowsTotal,
        long rowsGood,
        long rowsBad,
        @Nullable String resultName,
        Map<String, String> settings,
        Map<String, Long> counts,
        List<Reason> reasons) {

    /** Where a job stands; the words are those of the table and of message keys. */
    public enum State {
        TO_CONFIRM,
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public boolean isUnderWay() {
            return this == WAITING || this == RUNNING;
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public long rowsDone() {
        return rowsGood + rowsBad;
    }

    public long count(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Seconds that are left if it goes on as it went; null while nobody can tell. */
    public @Nullable Long secondsLeft(Instant now) {
        if (startedAt == null || rowsTotal == null || rowsDone() == 0) {
            return null;
        }
        long elapsedMillis = now.toEpochMilli() - startedAt.toEpochMilli();
        return Math.max(0, elapsedMillis * (rowsTotal - rowsDone()) / rowsDone() / 1000);
    }
}
