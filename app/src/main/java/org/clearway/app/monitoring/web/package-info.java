/** Pages and endpoints of the operating reports. Read {@code ReportPage} first. */
@NullMarked
package org.clearway.app.monitoring.web;

import org.jspecify.annotations.NullMarked;
