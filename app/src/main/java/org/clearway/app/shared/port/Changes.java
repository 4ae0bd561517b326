package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.List;
import org.clearway.app.shared.time.AsOf;

/**
 * What has changed in a module since the reader last looked at the board: "3 new red lights, 418 problems solved". Each module
 * implements its own; the board puts them on one line under its sentence, in the order of their position, and leaves out zeros.
 * A bean of this type is all that is needed. It is asked on every board, so it answers from an index, in milliseconds.
 */
public interface Changes {

    /** Where it stands on the line: lower comes first. */
    int position();

    /**
     * @param division the division that the board is looked at for
     * @param since    after this moment, until {@code asOf}
     * @return empty when the actor may not see them
     */
    List<Change> since(String division, Instant since, AsOf asOf);

    /**
     * One kind of change.
     *
     * @param key  message key with an ICU plural of the count, {@code {0, plural, one {# new red light} other {# new red lights}}}
     * @param href the filtered list of what changed
     */
    record Change(String key, long count, String href) {}
}
