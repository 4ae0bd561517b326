package org.clearway.engine.project.cause;

/** What a shortfall is traced back to. */
public enum CauseKind {
    /** A dated row holds the node's capacity down. */
    CLOSURE,
    /** The node works as much as it can, and that is not enough. */
    LIMIT,
    /** A dated row holds the link down. */
    BLOCKED,
    /** Smaller causes together, and stocks that were low to begin with. */
    OTHER
}
