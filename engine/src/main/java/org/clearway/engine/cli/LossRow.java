package org.clearway.engine.cli;

import org.clearway.engine.rank.Losses;

/** The columns loss, loss_down, loss_up, iters of one scenario, in full precision. */
final class LossRow {
    private LossRow() {}

    static String of(Losses losses, int at) {
        return losses.loss()[at] + "," + losses.lossDown()[at] + "," + losses.lossUp()[at] + ","
                + losses.iterations()[at];
    }
}
