package org.clearway.app.whitelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who was nominated to which list: the facts as they were then, which no later change of the directory alters.
 *
 * @param field      the supply field it is nominated for
 * @param chainRole  leader, key_link or ordinary
 * @param origin     enterprise, authority, sheet or proposal
 */
public record Entry(
        long id,
        long listId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        String industry,
        String field,
        @Nullable String chain,
        String chainRole,
        boolean foreignInvested,
        String origin,
        String ground,
        long nominatedBy,
        String nominator,
        Instant nominatedAt) {}
