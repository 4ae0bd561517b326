package org.clearway.app.chain.internal;

/** How many cores long work in the background takes. */
public final class Cores {

    /** Half of them; the others are left to people, who open pages meanwhile. */
    public static final int FOR_LONG_WORK = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 1024);

    private Cores() {}
}
