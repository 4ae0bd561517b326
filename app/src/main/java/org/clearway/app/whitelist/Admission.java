package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry in one of its states. What a state cannot do has no method and does not compile: nothing is listed but from a draft,
 * nothing removed twice, and what has expired can only be nominated anew.
 *
 * <pre>
 * Nominated -> Assessed -> Drafted -> Listed -> Removed, Suspended, or Expired by itself
 *                             |          ^---------- Suspended
 *                             v
 *                          Declined -> Appealed -> Upheld, or Nominated again; Removed can be appealed as well
 * </pre>
 */
public sealed interface Admission {

    Entry entry();

    /** Since when it is in this state. */
    Instant since();

    /** As tables and message keys write the state. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    record Nominated(Entry entry, Instant since) implements Admission {
        public Assessed assess(Instant at) {
            return new Assessed(entry, at);
        }

        public Withdrawn withdraw(Instant at) {
            return new Withdrawn(entry, at);
        }
    }

    record Assessed(Entry entry, Instant since) implements Admission {
        /** A finding was corrected before anything was drafted. */
        public Assessed assess(Instant at) {
            return new Assessed(entry, at);
        }

        public Drafted draft(long batch, Instant at) {
            return new Drafted(entry, at, batch);
        }

        public Withdrawn withdraw(Instant at) {
            return new Withdrawn(entry, at);
        }
    }

    record Drafted(Entry entry, Instant since, long batch) implements Admission {
        public Listed list(Instant at, Instant until) {
            return new Listed(entry, at, batch, until);
        }

        public Declined decline(Instant at) {
            return new Declined(entry, at, batch);
        }

        public Assessed takeBack(Instant at) {
            return new Assessed(entry, at);
        }
    }

    /** @param until the moment from which it has no effect, whether or not anybody looks */
    record Listed(Entry entry, Instant since, long batch, Instant until) implements Admission {
        public Listed extend(long byBatch, Instant at, Instant newUntil) {
            return new Listed(entry, at, byBatch, newUntil);
        }

        public Suspended suspend(long byBatch, Instant at) {
            return new Suspended(entry, at, byBatch, until);
        }

        public Removed remove(long byBatch, Instant at) {
            return new Removed(entry, at, byBatch);
        }
    }

    /** Off the list for a time; its end does not move. */
    record Suspended(Entry entry, Instant since, long batch, Instant until) implements Admission {
        public Listed resume(long byBatch, Instant at) {
            return new Listed(entry, at, byBatch, until);
        }

        public Removed remove(long byBatch, Instant at) {
            return new Removed(entry, at, byBatch);
        }
    }

    record Removed(Entry entry, Instant since, long batch) implements Admission {
        public Appealed appeal(Instant at) {
            return new Appealed(entry, at, batch);
        }
    }

    record Declined(Entry entry, Instant since, long batch) implements Admission {
        public Appealed appeal(Instant at) {
            return new Appealed(entry, at, batch);
        }
    }

    /** @param batch the one whose decision is appealed against */
    record Appealed(Entry entry, Instant since, long batch) implements Admission {
        public Upheld uphold(Instant at) {
            return new Upheld(entry, at, batch);
        }

        public Nominated reopen(Instant at) {
            return new Nominated(entry, at);
        }
    }

    record Upheld(Entry entry, Instant since, long batch) implements Admission {}

    record Withdrawn(Entry entry, Instant since) implements Admission {}

    /** @param since the end that it had from the beginning */
    record Expired(Entry entry, Instant since, long batch) implements Admission {}

    /** What a row says, held against the moment of the question: from its end on, a listing is expired. */
    static Admission of(Entry entry, String state, Instant since, long batch, Instant until, Instant now) {
        return switch (state) {
            case "nominated" -> new Nominated(entry, since);
            case "assessed" -> new Assessed(entry, since);
            case "drafted" -> new Drafted(entry, since, batch);
            case "listed" ->
                until.isAfter(now) ? new Listed(entry, since, batch, until) : new Expired(entry, until, batch);
            case "suspended" ->
                until.isAfter(now) ? new Suspended(entry, since, batch, until) : new Expired(entry, until, batch);
            case "removed" -> new Removed(entry, since, batch);
            case "declined" -> new Declined(entry, since, batch);
            case "appealed" -> new Appealed(entry, since, batch);
            case "upheld" -> new Upheld(entry, since, batch);
            case "withdrawn" -> new Withdrawn(entry, since);
            default -> throw new IllegalArgumentException("No state " + state);
        };
    }

    /** The batch that brought it here; 0 while there was none. */
    default long batchOrNone() {
        return switch (this) {
            case Drafted one -> one.batch();
            case Listed one -> one.batch();
            case Suspended one -> one.batch();
            case Removed one -> one.batch();
            case Declined one -> one.batch();
            case Appealed one -> one.batch();
            case Upheld one -> one.batch();
            case Expired one -> one.batch();
            case Nominated one -> 0;
            case Assessed one -> 0;
            case Withdrawn one -> 0;
        };
    }

    /** When its effect ends; null where it has none. */
    default @Nullable Instant end() {
        return switch (this) {
            case Listed one -> one.until();
            case Suspended one -> one.until();
            case Expired one -> one.since();
            default -> null;
        };
    }
}
