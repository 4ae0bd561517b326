package org.clearway.engine.restart;

import java.util.List;

/**
 * An order in which to reopen.
 *
 * @param steps in the order of reopening; gains sum to {@code value - closedValue}
 * @param value weighted output over the horizon with this plan
 * @param closedValue the same if nothing is reopened before its rows end
 * @param projections how many projections the search took
 */
public record RestartPlan(List<RestartStep> steps, double value, double closedValue, int projections) {}
