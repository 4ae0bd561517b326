/**
 * Lights: how the days of a projection read as red, orange, yellow and green, with bands where stocks are uncertain.
 *
 * <p>Start with {@link org.clearway.engine.project.light.LightThresholds}.
 */
package org.clearway.engine.project.light;
