package org.clearway.engine;

/** Told how far a long calculation has come, and asked whether it should go on; called by several threads. */
public interface Progress {
    /** Nobody watches, nothing is cancelled. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} pieces of work are finished. */
    void done(long done, long total);

    /** Whether to stop; the calculation then throws {@link java.util.concurrent.CancellationException} within a step. */
    default boolean cancelled() {
        return false;
    }
}
