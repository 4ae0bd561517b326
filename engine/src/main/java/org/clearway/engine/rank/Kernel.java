package org.clearway.engine.rank;

/** How cascades are computed: the same bits in double, at different speeds. */
enum Kernel {
    /** One at a time in scalar code; runs everywhere. */
    SCALAR,
    /** Eight side by side, in rows of doubles. */
    DOUBLE_ROWS;

    /** Links a frontier may have active, as a share of all links, before its cascade moves to a lane. */
    private static final int FRONTIER_PART = 12;

    /** The fastest this machine and JVM can run exactly. */
    static Kernel fastest() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return module && WideVectors.supported() ? DOUBLE_ROWS : SCALAR;
    }

    Lanes lanes(Flows flows) {
        return this == SCALAR ? new OneLane(flows) : WideVectors.doubles(flows);
    }

    int width() {
        return this == SCALAR ? 1 : 8;
    }

    static long frontierLinks(Flows flows) {
        return flows.supplier.length / FRONTIER_PART;
    }
}
