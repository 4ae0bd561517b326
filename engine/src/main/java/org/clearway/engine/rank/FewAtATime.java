package org.clearway.engine.rank;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a few scenarios are computed with, one after the other, each on all threads; made once and kept for the next ones.
 *
 * <p>Someone waits for such an answer, and fresh memory for it costs a part of the time that its steps do.
 */
final class FewAtATime {
    private record Tools(Frontier frontier, OneLane lane, int threads) {}

    private final Flows flows;
    private final AtomicReference<Tools> free = new AtomicReference<>();

    FewAtATime(Flows flows) {
        this.flows = flows;
    }

    /** Runs cascades; where that fails, what it worked with is not used again. */
    Losses run(int threads, Cascades cascades) {
        Tools tools = free.getAndSet(null);
        if (tools == null || tools.threads != threads) {
            tools = new Tools(new Frontier(flows), new OneLane(flows, threads), threads);
        }
        Losses losses = cascades.run(tools.lane, tools.frontier, Kernel.frontierLinks(flows));
        free.set(tools);
        return losses;
    }
}
