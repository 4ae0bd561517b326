/** How good the forecasts were: what red lights foretold against what stock reports then said. Read {@link org.clearway.app.chain.forecast.JudgingForecasts} first. */
@NullMarked
package org.clearway.app.chain.forecast;

import org.jspecify.annotations.NullMarked;
