package org.clearway.engine.restart;

import java.util.concurrent.CancellationException;
import org.clearway.engine.Progress;

/** Counts the projections of a search for whoever watches, and ends it if they want. */
final class Counting {
    private Counting() {}

    static void one(int done, int most, Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("The search was cancelled after " + (done - 1) + " projections");
        }
        progress.done(Math.min(done, most - 1L), most);
    }
}
