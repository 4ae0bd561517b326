package org.clearway.engine.rank;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.clearway.engine.Progress;

/**
 * A batch of cascades, worked off by several workers that each take the next scenario when a lane falls free.
 *
 * <p>A cascade sees nothing of its neighbours and writes to its own entries, so that results depend neither on the
 * number of workers nor on the lanes.
 */
final class Cascades {
    /** A cascade ends after the step in which no firm lost more than this share of its capacity. */
    static final double SETTLED = 0.01;

    /** A worker costs memory and time to start; with fewer cascades than this it is not worth it. */
    private static final int CASCADES_A_WORKER = 2;

    private final Flows flows;
    private final double[] weights;
    private final IntFunction<Shock> shocks;
    private final int count;
    private final Losses losses;
    private final Progress progress;
    private final IntPredicate enough;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;

    Cascades(Flows flows, double[] weights, IntFunction<Shock> shocks, int count, Progress progress) {
        this(flows, weights, shocks, new Losses(count), progress, index -> false);
    }

    /**
     * @param losses where results go; as many cascades as it has entries
     * @param enough told of each scenario whose losses are there, by several threads; once true, all others are dropped
     */
    Cascades(
            Flows flows,
            double[] weights,
            IntFunction<Shock> shocks,
            Losses losses,
            Progress progress,
            IntPredicate enough) {
        this.flows = flows;
        this.weights = weights;
        this.shocks = shocks;
        this.count = losses.size();
        this.losses = losses;
        this.progress = progress;
        this.enough = enough;
    }

    Losses run(int workers, Supplier<Lanes> lanes, long frontierLinks) {
        int useful = Math.max(1, Math.min(workers, count / CASCADES_A_WORKER));
        Crew.work(useful, () -> new Work(lanes.get(), new Frontier(flows), frontierLinks).run());
        return losses;
    }

    /** The same on the calling thread, with what was made before. */
    Losses run(Lanes lanes, Frontier frontier, long frontierLinks) {
        new Work(lanes, frontier, frontierLinks).run();
        return losses;
    }

    private void finished(int index) {
        progress.done(done.incrementAndGet(), count);
        if (enough.test(index)) {
            stopped = true;
        }
    }

    private void requireWanted() {
        if (progress.cancelled() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The ranking was cancelled after " + done.get() + " of " + count);
        }
    }

    /** One worker: its frontier, its lanes, and which scenario is in which lane. */
    private final class Work {
        private final Lanes lanes;
        private final Frontier frontier;
        private final long frontierLinks;
        private final int[] scenario;
        private final int[] iterations;
        private final int[] endedLanes;
        private final int[] repeated;
        private int busy;

        Work(Lanes lanes, Frontier frontier, long frontierLinks) {
            this.lanes = lanes;
            this.frontier = frontier;
            this.frontierLinks = frontierLinks;
            scenario = new int[lanes.width()];
            iterations = new int[lanes.width()];
            endedLanes = new int[lanes.width()];
            repeated = new int[lanes.width()];
            java.util.Arrays.fill(scenario, -1);
        }

        void run() {
            for (int lane = 0; lane < lanes.width(); lane++) {
                refill(lane);
            }
            while (busy > 0 && !stopped) {
                requireWanted();
                lanes.step();
                int ended = collectEnded();
                if (ended > 0) {
                    lanes.settle(endedLanes, ended, scenario, iterations, weights, losses);
                    for (int n = 0; n < ended; n++) {
                        emptied(endedLanes[n]);
                    }
                }
            }
        }

        /** Counts the step in each lane and lists those whose cascade has ended or is to be repeated in double. */
        private int collectEnded() {
            int ended = 0;
            for (int lane = 0; lane < lanes.width(); lane++) {
                if (scenario[lane] < 0) {
                    continue;
                }
                iterations[lane]++;
                double most = lanes.most(lane);
                if (Math.abs(most - SETTLED) < lanes.doubt()) {
                    exactly(scenario[lane]);
                    repeated[lane] = scenario[lane];
                    scenario[lane] = -1;
                    endedLanes[ended++] = lane;
                } else if (most <= SETTLED) {
                    endedLanes[ended++] = lane;
                }
            }
            return ended;
        }

        private void emptied(int lane) {
            int index = scenario[lane] < 0 ? repeated[lane] : scenario[lane];
            scenario[lane] = -1;
            busy--;
            finished(index);
            refill(lane);
        }

        /** Computes one cascade in double from its start to its end. */
        private void exactly(int index) {
            Shock shock = shocks.apply(index);
            OneLane exact = new OneLane(flows);
            int steps = onFrontier(shock);
            if (steps <= 0) {
                frontier.settle(weights, losses, index, -steps);
                return;
            }
            exact.put(0, frontier, shock);
            do {
                exact.step();
                steps++;
            } while (exact.most(0) > SETTLED);
            exact.settle(new int[1], 1, new int[] {index}, new int[] {steps - 1}, weights, losses);
        }

        /** Runs cascades on the frontier until one outgrows it, which goes into the lane. */
        private void refill(int lane) {
            for (int index = next.getAndIncrement(); index < count && !stopped; index = next.getAndIncrement()) {
                requireWanted();
                Shock shock = shocks.apply(index);
                int steps = onFrontier(shock);
                if (steps <= 0) {
                    frontier.settle(weights, losses, index, -steps);
                    finished(index);
                } else {
                    lanes.put(lane, frontier, shock);
                    scenario[lane] = index;
                    iterations[lane] = steps - 1;
                    busy++;
                    return;
                }
            }
        }

        /** Steps until the cascade settles (returned negative) or outgrows the frontier (1 more than were made). */
        private int onFrontier(Shock shock) {
            frontier.start(shock);
            int steps = 0;
            while (frontier.activeLinks() <= frontierLinks) {
                steps++;
                if (frontier.step(shock) <= SETTLED) {
                    return -steps;
                }
            }
            return steps + 1;
        }
    }
}
