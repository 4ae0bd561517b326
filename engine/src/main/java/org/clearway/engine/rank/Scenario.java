package org.clearway.engine.rank;

/**
 * Firms and the share of its capacity each loses.
 *
 * <p>The arrays are not copied.
 */
public final class Scenario {
    private final int[] firms;
    private final double[] shocks;

    /**
     * @param firms numbers of the firms, none twice
     * @param shocks share of capacity each loses, 0 (none) to 1 (closed)
     * @throws IllegalArgumentException if the lengths differ or a shock is not in 0..1
     */
    public Scenario(int[] firms, double[] shocks) {
        if (firms.length != shocks.length) {
            throw new IllegalArgumentException(firms.length + " firms, but " + shocks.length + " shocks");
        }
        for (double shock : shocks) {
            if (!(shock >= 0 && shock <= 1)) {
                throw new IllegalArgumentException("A shock is the share of capacity lost, 0 to 1, not " + shock);
            }
        }
        this.firms = firms;
        this.shocks = shocks;
    }

    /** The scenario with its firms as places. */
    Shock at(int[] placeOf) {
        int[] places = new int[firms.length];
        boolean[] struck = new boolean[placeOf.length];
        for (int n = 0; n < places.length; n++) {
            places[n] = placeOf[firms[n]];
            if (struck[places[n]]) {
                throw new IllegalArgumentException("Firm number " + firms[n] + " comes twice in a scenario");
            }
            struck[places[n]] = true;
        }
        return new Shock(places, shocks);
    }
}
