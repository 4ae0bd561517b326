package org.clearway.app.whitelist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A list that an authority keeps.
 *
 * @param code     stable, for instance {@code ministry}, {@code 310000}
 * @param purpose  epidemic_supply (as in March 2022) or white_list
 * @param level    ministry, province or city
 * @param division whose list it is; it may hold enterprises of this division and below
 * @param closedOn the last day on which it took anything; null while it is open
 */
public record WhiteList(
        long id,
        String code,
        String purpose,
        String level,
        String division,
        String nameZh,
        String nameEn,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }
}
