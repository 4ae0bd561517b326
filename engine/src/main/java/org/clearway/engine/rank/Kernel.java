package org.clearway.engine.rank;

import java.util.function.Supplier;

/** How cascades are computed: in double the same bits at different speeds, in float faster and within 1e-6. */
enum Kernel {
    /** One at a time in scalar code; runs everywhere. */
    SCALAR,
    /** Eight (or four) side by side, in rows of doubles. */
    DOUBLE_ROWS,
    /** Sixteen (or eight) side by side, in rows of floats: within 1e-6. */
    FLOAT_ROWS;

    /** Links a frontier may have active, as a share of all links, before its cascade moves to a lane. */
    private static final int FRONTIER_PART = 12;

    /** The fastest this machine and JVM can run exactly. */
    static Kernel fastest() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return module && WideVectors.supported() ? DOUBLE_ROWS : SCALAR;
    }

    /** Makes the lanes of a worker; what all workers share is made once, here. */
    Supplier<Lanes> lanes(Flows flows) {
        return switch (this) {
            case SCALAR -> () -> new OneLane(flows);
            case DOUBLE_ROWS -> () -> WideVectors.doubles(flows);
            case FLOAT_ROWS -> WideVectors.floats(flows);
        };
    }

    static long frontierLinks(Flows flows) {
        return flows.supplier.length / FRONTIER_PART;
    }
}
