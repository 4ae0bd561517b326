package org.clearway.engine.rank;

/** The two passes of a step over all links, in units that may be given to different threads. */
interface Pass {
    /** How many units there are. */
    int units();

    /** Replaces d of the buyers in units {@code [from, to)} by what x leaves them short of; returns the largest rise. */
    double down(int from, int to, double[] x, double[] d);

    /** Writes to {@code next} how much demand the suppliers in units {@code [from, to)} lose; returns the largest rise. */
    double up(int from, int to, double[] u, double[] next);
}
