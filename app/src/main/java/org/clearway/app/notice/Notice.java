package org.clearway.app.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice in somebody's inbox.
 *
 * @param readAt null while it is new
 */
public record Notice(
        long id,
        String kind,
        String subjectKey,
        List<Object> arguments,
        @Nullable String link,
        Instant sentAt,
        @Nullable Instant readAt) {

    public boolean unread() {
        return readAt == null;
    }
}
