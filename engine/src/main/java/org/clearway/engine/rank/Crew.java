package org.clearway.engine.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work on several threads and waits for all; the first failure ends the others. */
final class Crew {
    private Crew() {}

    static void work(int workers, Runnable work) {
        if (workers == 1) {
            work.run();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                parts.add(threads.submit(work));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The calculation was interrupted");
        } finally {
            threads.shutdownNow();
        }
    }
}
