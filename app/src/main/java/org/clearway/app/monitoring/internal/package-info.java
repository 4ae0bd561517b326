/** How reports are checked, kept and added up. Read {@code ReportRules} first. */
@NullMarked
package org.clearway.app.monitoring.internal;

import org.jspecify.annotations.NullMarked;
