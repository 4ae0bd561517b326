package org.clearway.app.whitelist;

import java.time.Instant;

/** An enterprise came onto a list, or stays on it for longer. */
public record EnterpriseListed(long enterpriseId, String list, long batchId, Instant from, Instant until) {}
