package org.clearway.app.shared.file;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent, and what it belongs to.
 *
 * @param field the form's field that a refusal names
 * @param name  as the sender called it; used for showing only
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared as a record
public record NewAttachment(
        String field,
        String thing,
        String thingId,
        String division,
        @Nullable Long enterpriseId,
        @Nullable String name,
        byte[] content) {}
