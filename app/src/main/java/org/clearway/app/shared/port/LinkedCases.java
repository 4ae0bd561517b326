package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases of one module that follow from something in another: the problem of a red light, for instance. */
public interface LinkedCases {

    /** Cases that follow from the source's reference, within the actor's reach, newest first. */
    List<Case> cases(String source, String reference);

    /**
     * @param number   as people call it
     * @param stateKey message key of its state
     * @param desk     who has it, in the division's name
     * @param due      null when no deadline runs
     */
    record Case(
            String number,
            String stateKey,
            String desk,
            @Nullable Instant due,
            String href) {}
}
