package org.clearway.app.scenario.chain;

/** Quantities as people write them: five figures that count. */
final class Numbers {

    private static final int FIGURES = 5;

    private Numbers() {}

    static double rounded(double value) {
        if (value == 0) {
            return 0;
        }
        int digits = (int) Math.floor(Math.log10(Math.abs(value)));
        if (digits >= FIGURES - 1) {
            return Math.rint(value);
        }
        double unit = Math.pow(10, FIGURES - 1 - digits);
        return Math.rint(value * unit) / unit;
    }
}
