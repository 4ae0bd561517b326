package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One card of a batch: who, what is to happen, why in figures, and what was decided.
 *
 * @param source    who proposed it: nomination, or a source of proposals
 * @param reasonKey message key of the reason, {@code figures} its arguments
 * @param href      the rows behind the figures
 * @param decision  the one that holds; null while there is none
 */
public record Card(
        long id,
        long batchId,
        long admissionId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        String industry,
        String field,
        Verb verb,
        String source,
        String reasonKey,
        List<Object> figures,
        @Nullable String href,
        long nominatedBy,
        long preparedBy,
        String preparer,
        Instant preparedAt,
        @Nullable Decision decision) {

    public boolean isApproved() {
        return decision != null && decision.isApproval();
    }
}
