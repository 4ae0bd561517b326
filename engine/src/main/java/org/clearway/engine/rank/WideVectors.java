package org.clearway.engine.rank;

import java.util.function.Supplier;
import jdk.incubator.vector.DoubleVector;

/** The door to the classes that need the incubator module: only touched once it is known to be there. */
final class WideVectors {
    private static final int BITS = 256;

    private WideVectors() {}

    /** Whether vectors of 256 bits run in hardware; narrower ones gain nothing over scalar code here. */
    static boolean supported() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize() >= BITS;
    }

    /** A single cascade's passes where a vector holds eight doubles, warm; else in scalar code: fewer at once gain nothing. */
    static Pass pass(Flows flows) {
        if (DoubleVector.SPECIES_PREFERRED.length() < Slices.WIDE) {
            return new ScalarPass(flows);
        }
        SlicedPass pass = new SlicedPass(flows);
        pass.warmUp();
        return pass;
    }

    static Lanes doubles(Flows flows) {
        return new DoubleLanes(flows);
    }

    static Supplier<Lanes> floats(Flows flows) {
        FloatShares shares = new FloatShares(flows);
        return () -> new FloatLanes(flows, shares);
    }
}
