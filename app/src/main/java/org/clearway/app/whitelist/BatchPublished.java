package org.clearway.app.whitelist;

import java.time.Instant;

/** A batch was published; from now on it stays as it is. */
public record BatchPublished(long batchId, String list, String label, int added, int removed, Instant at) {}
