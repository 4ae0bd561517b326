package org.clearway.engine.project.light;

/**
 * When a slot runs out if its stock is not known for sure; days, {@link org.clearway.engine.project.Outlook#NEVER} if not
 * within the horizon.
 *
 * @param earliest the soonest of the projections with low, likely and high stocks
 * @param likely with the likely stock
 * @param latest the last of the three
 */
public record Band(int earliest, int likely, int latest) {}
