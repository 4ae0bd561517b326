package org.clearway.app.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that blocks many: a closed motorway exit behind 400 problems.
 *
 * @param division the smallest division that holds all of its problems
 * @param rule     by what they were grouped: road, supplier, cause, place, words, similar, or chosen by a person
 * @param key      what the rule grouped by; null when a person chose
 * @param state    open, solved or declined
 * @param total    problems behind it, {@code open} of them not yet closed, {@code solved} of these waiting for the enterprise's word
 */
public record BlockingPoint(
        long id,
        String division,
        String title,
        String kind,
        String rule,
        @Nullable String key,
        String state,
        Instant madeAt,
        String madeName,
        @Nullable Instant solvedAt,
        @Nullable String solvedName,
        long total,
        long open,
        long solved) {

    /** Open ones that somebody still has to answer. */
    public long unanswered() {
        return open - solved;
    }
}
