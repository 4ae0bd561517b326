package org.clearway.app.shared.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The moment that a page is looked at for: now, or a past one in which nothing can be changed.
 *
 * @param at   what was recorded until this instant counts
 * @param past true when it is not now
 */
public record AsOf(Instant at, boolean past) {

    public static AsOf now(ClearwayClock clock) {
        return new AsOf(clock.instant(), false);
    }

    public static AsOf past(LocalDateTime moment) {
        return new AsOf(moment.atZone(ClearwayClock.ZONE).toInstant(), true);
    }

    /** The business day of the moment. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, ClearwayClock.ZONE);
    }

    /** As it stands in addresses: empty for now. */
    public String parameter() {
        return past ? LocalDateTime.ofInstant(at, ClearwayClock.ZONE).toString() : "";
    }
}
