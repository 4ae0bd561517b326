package org.clearway.app.shared.refusal;

import java.time.Duration;

/** Too many attempts or requests: the answer (429) says when to come again. */
public final class TooMany extends Refusal {

    private final Duration wait;

    public TooMany(Reason reason, Duration wait) {
        super(reason);
        this.wait = wait;
    }

    /** For the header {@code Retry-After}: whole seconds, never none. */
    public long retryAfterSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
