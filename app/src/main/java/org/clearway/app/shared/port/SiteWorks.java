package org.clearway.app.shared.port;

import java.time.LocalDate;

/**
 * A site has reported how much it makes: told in the transaction of the report, so that what follows from it is there or not there
 * with it.
 *
 * @param capacity of its normal output: 0 when it stands still, 1 when nothing holds it down
 */
public record SiteWorks(long siteId, LocalDate day, double capacity) {}
