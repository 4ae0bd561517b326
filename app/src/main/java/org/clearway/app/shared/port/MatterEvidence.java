package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module knows of a matter that it raised: the figures behind it while it lasts, and what shows that it is over. Asked for an
 * authority that has the case before it; raising it was the act that shared so much with the desk.
 */
public interface MatterEvidence {

    /** The word under which it raises matters. */
    String source();

    /** In the reader's language, the most telling first; empty where nothing is known. */
    List<Item> of(String reference);

    /**
     * @param at   since when, or as of when; null where neither says anything
     * @param href where the reader finds more; null where it is not theirs to open
     */
    record Item(
            String what,
            String more,
            @Nullable Instant at,
            @Nullable String href) {}
}
