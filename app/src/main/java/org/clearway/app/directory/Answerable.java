package org.clearway.app.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for something in a division.
 *
 * @param matter production, epidemic_control or chain_chief
 */
public record Answerable(
        long id,
        String division,
        String matter,
        @Nullable String chain,
        String person,
        String titleZh,
        String titleEn,
        @Nullable String telephone,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
