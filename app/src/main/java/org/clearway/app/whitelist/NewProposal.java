package org.clearway.app.whitelist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposal before it is written. */
record NewProposal(
        long listId,
        @Nullable Long admissionId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        Verb verb,
        String source,
        String reference,
        String reasonKey,
        List<Object> figures,
        String href) {}
