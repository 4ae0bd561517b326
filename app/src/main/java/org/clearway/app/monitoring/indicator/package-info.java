/** Indicators: definitions as versions, series computed from reports or imported, signals. Read {@code IndicatorSeries} first. */
@NamedInterface("indicator")
@NullMarked
package org.clearway.app.monitoring.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
