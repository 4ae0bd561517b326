package org.clearway.engine.project.cause;

/**
 * One blocking point behind a red light.
 *
 * @param kind what it is
 * @param point the node, for closures and limits; the link, for blocked links; -1 for {@link CauseKind#OTHER}
 * @param share its part in the shortfall, above 0 to 1; the shares of a light sum to 1
 * @param dayIfOpen day the slot runs out if this one point were open, {@link
 *     org.clearway.engine.project.Outlook#NEVER} if it would not; for {@link CauseKind#OTHER} the day it runs out
 */
public record Cause(CauseKind kind, int point, double share, int dayIfOpen) {}
