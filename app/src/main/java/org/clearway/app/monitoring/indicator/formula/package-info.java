/** The language in which an analyst writes a computed indicator: sums, names and a few functions, no code. Read {@link org.clearway.app.monitoring.indicator.formula.Formula} first. */
@NullMarked
package org.clearway.app.monitoring.indicator.formula;

import org.jspecify.annotations.NullMarked;
