package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exceptions that a module keeps and that end by themselves. */
public interface Ending {

    /**
     * What ends between two moments, soonest first, within the actor's reach.
     *
     * @param enterpriseId only of this enterprise; null for all
     */
    List<End> endings(@Nullable Long enterpriseId, Instant from, Instant to, int limit);

    /**
     * @param whatKey   message key of the kind of exception
     * @param arguments what the message names
     */
    record End(String whatKey, List<Object> arguments, String who, Instant at, String href) {}
}
