package org.clearway.app.shared.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to something.
 *
 * @param thing        kind of thing it belongs to, {@code thingId} its number
 * @param division     whose officers see it
 * @param enterpriseId the enterprise that sees it; null when it is the authorities' own
 * @param name         as it was sent, with the ending of what it is
 * @param bytes        its size
 * @param sha256       of what is kept, in hexadecimal
 */
public record Attachment(
        long id,
        String thing,
        String thingId,
        String division,
        @Nullable Long enterpriseId,
        String name,
        AttachmentKind kind,
        int bytes,
        String sha256,
        long accountId,
        String by,
        Instant recordedAt) {}
