package org.clearway.engine.rank;

/**
 * One scenario: firms, by place, and the share of its capacity each loses, in (0, 1].
 *
 * @param places places of the firms in {@link Flows}, none twice
 * @param shares share of capacity lost, same length: 1 - psi of the model
 */
record Shock(int[] places, double[] shares) {
    private static final double[] ALL = {1};

    /** The full stop of one firm. */
    static Shock stop(int place) {
        return new Shock(new int[] {place}, ALL);
    }

    int size() {
        return places.length;
    }

    int place(int n) {
        return places[n];
    }

    double share(int n) {
        return shares[n];
    }

    /** Raises the losses of the struck firms to what the shock takes from them at least. */
    void hold(double[] d, double[] u) {
        for (int n = 0; n < places.length; n++) {
            d[places[n]] = Math.max(d[places[n]], shares[n]);
            u[places[n]] = Math.max(u[places[n]], shares[n]);
        }
    }
}
