package org.clearway.engine.project.light;

/** The light of a slot, worst first among the colours. */
public enum Light {
    /** Runs out within days. */
    RED,
    /** Runs out soon, or cover is under a quarter of its own target. */
    ORANGE,
    /** Runs out in two weeks, or cover is under half of its own target. */
    YELLOW,
    /** Does not run out in sight. */
    GREEN,
    /** Not known: the report is too old, or two sides disagree; a {@link Band} says what may be. */
    GREY
}
