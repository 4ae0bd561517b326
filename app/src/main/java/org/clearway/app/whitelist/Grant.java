package org.clearway.app.whitelist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of what a listing grants, with its days.
 *
 * @param validTo the last day on which it is granted; null while nobody has ended it
 */
public record Grant(
        String purpose,
        String code,
        String nameZh,
        String nameEn,
        String extentZh,
        String extentEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }
}
