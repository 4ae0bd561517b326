package org.clearway.engine.rank;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a few scenarios are computed with, one after the other, each on all threads; made once and kept for the next ones.
 *
 * <p>Someone waits for such an answer, and fresh memory for it costs a part of the time that its steps do. Who asks often is
 * worth more: after some calls {@link SlicedPass} is made and warmed up beside them, which takes as long as some of them, and
 * takes over when it is ready. The bits are the same before and after.
 */
final class FewAtATime {
    /** So many calls are answered before slices are made. */
    private static final int CALLS_BEFORE_SLICES = 3;

    private record Tools(Frontier frontier, OneLane lane, int threads, Pass pass) {}

    private final Flows flows;
    private final AtomicReference<Tools> free = new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Pass pass;

    FewAtATime(Flows flows) {
        this.flows = flows;
        this.pass = new ScalarPass(flows);
    }

    /** Runs cascades; where that fails, what it worked with is not used again. */
    Losses run(int threads, Cascades cascades) {
        if (calls.getAndIncrement() == CALLS_BEFORE_SLICES && Kernel.fastest() != Kernel.SCALAR) {
            ForkJoinPool.commonPool().execute(() -> pass = WideVectors.pass(flows));
        }
        Tools tools = free.getAndSet(null);
        Pass best = pass;
        if (tools == null || tools.threads != threads || tools.pass != best) {
            tools = new Tools(new Frontier(flows), new OneLane(flows, best, threads), threads, best);
        }
        Losses losses = cascades.run(tools.lane, tools.frontier, Kernel.frontierLinks(flows));
        free.set(tools);
        return losses;
    }
}
