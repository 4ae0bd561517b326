package org.clearway.app.whitelist;

import java.time.Instant;

/** A listing was ended before its time: removed or suspended. What ends by itself is not told, for nobody has to look. */
public record ListingEnded(long enterpriseId, String list, long batchId, String act, Instant at) {}
