/**
 * Live lights: a projection over some 15 days on a grid, kept exactly up to date report by report.
 *
 * <p>Start with {@link org.clearway.engine.project.grid.LiveGrid}, which holds the theory.
 */
package org.clearway.engine.project.grid;
