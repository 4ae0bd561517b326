package org.clearway.engine.rank;

/** Cascades that advance side by side, each in a lane of its own, one synchronous step at a time. */
interface Lanes {
    /** How many cascades fit. */
    int width();

    /** Puts a cascade into a lane, as far as the frontier has brought it. */
    void put(int lane, Frontier frontier, Shock shock);

    /** One step of every lane. */
    void step();

    /** How far {@link #most} may be from what exact arithmetic gives. */
    default double doubt() {
        return 0;
    }

    /** The largest loss of capacity of any firm in the last step of a lane. */
    double most(int lane);

    /** Empties a lane without a result. */
    void drop(int lane);

    /** Takes the losses of a lane and empties it; {@code weights} by place. */
    void settle(int lane, int scenario, int iterations, double[] weights, Losses losses);
}
