package org.clearway.engine.project.grid;

/**
 * What a pass changed.
 *
 * @param slots the slots whose day of running out is another now, in no order
 * @param reports how many reports shared the pass
 * @param linksVisited links the pass looked at, a measure of its work
 * @param full whether everything was projected anew, because that was cheaper
 */
public record Change(int[] slots, int reports, long linksVisited, boolean full) {}
