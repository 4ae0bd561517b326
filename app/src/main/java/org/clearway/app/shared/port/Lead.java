package org.clearway.app.shared.port;

import java.util.List;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/** The computed sentence on top of the board. The first module that has something to say speaks first. */
public interface Lead {

    int position();

    /** What is the matter in this division, or null when the module has nothing to say. */
    @Nullable
    Sentence sentence(String division, AsOf asOf);

    /**
     * A sentence in parts, so that each figure in it is a link to the rows it counts.
     *
     * @param parts in the order of the message's numbered places
     */
    record Sentence(List<Part> parts) {}

    /**
     * One part of the sentence.
     *
     * @param key  message key of the words
     * @param href the rows behind it, or null for plain words
     */
    record Part(
            String key, List<Object> arguments, @Nullable String href) {}
}
