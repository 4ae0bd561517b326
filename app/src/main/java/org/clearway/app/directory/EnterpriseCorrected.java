package org.clearway.app.directory;

import java.util.Set;

/** An enterprise on record was changed. */
public record EnterpriseCorrected(long enterpriseId, String creditCode, Set<String> fields) {}
