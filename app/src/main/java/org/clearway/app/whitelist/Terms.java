package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * By what a list is kept from a day on.
 *
 * @param fields      supply fields that it takes
 * @param zones       regions that come first; others are not shut out
 * @param criteria    version of the ministry's common criteria that it follows
 * @param departureZh where it departs from them; null when nowhere
 * @param longestDays an entry holds for so many days at most
 */
public record Terms(
        long listId,
        List<String> fields,
        List<String> zones,
        int criteria,
        @Nullable String departureZh,
        @Nullable String departureEn,
        int longestDays,
        LocalDate validFrom) {

    /** The latest end that an entry listed at this moment can have: the end of its last day. */
    public Instant latestEnd(Instant listed) {
        return LocalDate.ofInstant(listed, ClearwayClock.ZONE)
                .plusDays(longestDays + 1L)
                .atStartOfDay(ClearwayClock.ZONE)
                .toInstant();
    }
}
