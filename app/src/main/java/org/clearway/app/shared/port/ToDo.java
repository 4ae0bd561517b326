package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for the actor. */
public interface ToDo {

    /** At most {@code limit} tasks, most urgent first. */
    List<Task> tasks(int limit);

    /** How many wait in all; shown in the bar of each page, so it has to be quick. */
    long count();

    /**
     * @param whatKey message key of the sentence
     * @param due     null when there is no deadline
     */
    record Task(
            String whatKey,
            List<Object> arguments,
            @Nullable Instant due,
            Instant since,
            String href) {}
}
