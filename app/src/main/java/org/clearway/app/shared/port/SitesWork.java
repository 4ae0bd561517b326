package org.clearway.app.shared.port;

import java.time.LocalDate;
import java.util.List;

/**
 * Sites have reported how much they make: told once for all reports of a transaction, in that transaction, so that what
 * follows from them is there or not there with them.
 */
public record SitesWork(List<Site> sites) {

    /** @param capacity of its normal output: 0 when it stands still, 1 when nothing holds it down */
    public record Site(long siteId, LocalDate day, double capacity) {}
}
