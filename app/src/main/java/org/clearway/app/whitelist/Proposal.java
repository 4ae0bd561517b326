package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a morning proposed.
 *
 * @param source    closed, resumed, standing, expiring, or the module that proposed it
 * @param reasonKey message key of the reason, {@code figures} its arguments
 * @param state     open, accepted or declined; an open one of an earlier day has lapsed
 */
public record Proposal(
        long id,
        LocalDate day,
        long listId,
        @Nullable Long admissionId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        Verb verb,
        String source,
        String reasonKey,
        List<Object> figures,
        @Nullable String href,
        String state,
        @Nullable Instant decidedAt,
        @Nullable String decider,
        @Nullable String reason,
        @Nullable String words) {}
