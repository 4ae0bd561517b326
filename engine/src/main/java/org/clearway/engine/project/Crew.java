package org.clearway.engine.project;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The threads a projection may use. Work comes in numbered blocks; who does which block changes no result, since each
 * block writes to its own part of the arrays and sums within a block run in a fixed order.
 */
public final class Crew implements AutoCloseable {
    /** Nodes in a block. Part of the result: output is summed by block, then over blocks. */
    public static final int BLOCK = 1024;

    private final ForkJoinPool pool;
    private final int threads;

    private Crew(int threads, ForkJoinPool pool) {
        this.threads = threads;
        this.pool = pool;
    }

    /**
     * A crew of this many threads; one means the calling thread itself.
     *
     * @throws IllegalArgumentException if {@code threads} is not 1 to 1,024
     */
    public static Crew of(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("A crew has 1 to 1024 threads, not " + threads);
        }
        return new Crew(threads, threads == 1 ? ForkJoinPool.commonPool() : new ForkJoinPool(threads));
    }

    /** A crew of one thread a core. */
    public static Crew ofAllCores() {
        return of(Math.min(1024, Runtime.getRuntime().availableProcessors()));
    }

    /** How many blocks {@code count} nodes make. */
    public static int blocks(int count) {
        return (count + BLOCK - 1) / BLOCK;
    }

    /** Calls {@code work} for every block 0..blocks-1 and waits until all are done. */
    public void each(int blocks, IntConsumer work) {
        if (threads == 1 || blocks == 1) {
            for (int block = 0; block < blocks; block++) {
                work.accept(block);
            }
        } else {
            pool.submit(() -> IntStream.range(0, blocks).parallel().forEach(work))
                    .join();
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        if (threads > 1) {
            pool.close();
        }
    }
}
