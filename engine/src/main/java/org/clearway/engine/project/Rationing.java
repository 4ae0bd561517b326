package org.clearway.engine.project;

/** How a supplier that cannot meet all orders shares out what it makes. */
public enum Rationing {
    /** Every order gets the same share of what it asked for; final demand too. */
    PROPORTIONAL,

    /**
     * Max-min fair: small orders are met in full, the others all get the same amount, as high as it goes. Final demand
     * counts as one order.
     */
    MAX_MIN
}
