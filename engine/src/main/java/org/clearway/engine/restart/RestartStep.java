package org.clearway.engine.restart;

/**
 * One step of a restart plan.
 *
 * @param day day on which the node reopens, from 1
 * @param node the node
 * @param gain weighted output over the horizon that this step adds to the steps before it; can be negative
 * @param loses nodes that make at least 0.01 days of base output less because of this step, the worst first, at most 8
 */
public record RestartStep(int day, int node, double gain, int[] loses) {}
