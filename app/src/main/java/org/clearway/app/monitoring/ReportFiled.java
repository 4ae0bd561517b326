package org.clearway.app.monitoring;

import java.time.LocalDate;

/** A report was filed or corrected. */
public record ReportFiled(long siteId, LocalDate day, int version) {}
