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

    /**
     * Takes the losses of several lanes in one pass and empties them.
     *
     * @param ended the lanes, in the first {@code count} entries
     * @param scenario the scenario in each lane, by lane; one below 0 is emptied without a result
     * @param iterations steps made in each lane, by lane
     * @param weights weight of each place
     */
    void settle(int[] ended, int count, int[] scenario, int[] iterations, double[] weights, Losses losses);
}
