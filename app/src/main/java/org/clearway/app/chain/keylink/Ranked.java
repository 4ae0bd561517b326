package org.clearway.app.chain.keylink;

/**
 * One firm of the short list; losses as shares of the network's output, 0 to 1.
 *
 * @param node engine's number of the node of its largest product
 * @param low  loss with uncertain volumes, the lowest twentieth left out
 * @param best position within the short list with uncertain volumes, likewise
 */
record Ranked(
        int position,
        long enterprise,
        int node,
        double loss,
        double lossDown,
        double lossUp,
        double low,
        double high,
        int best,
        int worst) {}
