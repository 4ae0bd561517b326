package org.clearway.engine.project;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Arrays for a value a link of a block, used again by whichever thread comes next: new ones for each block would cost their zeroing. */
final class Room {
    private final Queue<double[]> idle = new ConcurrentLinkedQueue<>();

    /** An array of at least this length, with anything in it. */
    double[] take(int length) {
        double[] last = idle.poll();
        return last == null || last.length < length ? new double[length + length / 4] : last;
    }

    void giveBack(double[] array) {
        idle.add(array);
    }
}
