package org.clearway.app.whitelist;

import org.jspecify.annotations.Nullable;

/**
 * A step from one state to the next, before it is written. The states' own methods make the pair, so that an illegal one cannot
 * be put together.
 */
record Move(
        Admission before,
        Admission after,
        Act act,
        @Nullable String reason,
        @Nullable String words) {

    static Move of(Admission before, Admission after, Act act) {
        return new Move(before, after, act, null, null);
    }
}
