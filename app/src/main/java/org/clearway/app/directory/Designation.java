package org.clearway.app.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a designation: given by a named authority, with ground and dates.
 *
 * @param kind  key_manufacturing, livelihood_guarantee, key_link or whole_chain
 * @param chain of which chain, for key_link and whole_chain
 */
public record Designation(
        long id,
        long enterpriseId,
        String kind,
        @Nullable String chain,
        long authorityId,
        String authorityZh,
        String authorityEn,
        String ground,
        LocalDate validFrom,
        LocalDate validTo,
        Instant recordedAt) {

    public static final List<String> KINDS =
            List.of("key_manufacturing", "livelihood_guarantee", "key_link", "whole_chain");

    public static boolean isOfAChain(String kind) {
        return kind.equals("key_link") || kind.equals("whole_chain");
    }

    /** The last day counts in full. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
