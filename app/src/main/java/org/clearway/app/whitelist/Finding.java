package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found for one item of the checklist.
 *
 * @param evidence   what shows it: a fact, or title and number of a document
 * @param attachment the document itself, null where it is only named
 */
public record Finding(
        String criterion,
        boolean met,
        String evidence,
        @Nullable Long attachment,
        long accountId,
        String finder,
        Instant recordedAt) {}
