package org.clearway.app.shared.postgres;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The signals of PostgreSQL that Java cannot send: fast stop (INT), stop at once and recover at the next start (QUIT). */
enum Signal {
    INT(Duration.ofSeconds(30)),
    QUIT(Duration.ofSeconds(5)),
    KILL(Duration.ofSeconds(5));

    private static final long STEP_MILLIS = 10;

    private final Duration patience;

    Signal(Duration patience) {
        this.patience = patience;
    }

    /** Politely, then less so. */
    static void stop(long pid, BooleanSupplier isRunning) {
        for (Signal signal : values()) {
            signal.send(pid);
            if (signal.isOver(isRunning)) {
                return;
            }
        }
        throw new DatabaseFault(
                "PostgreSQL (process %d) does not stop. Maybe its disk does not answer: end it by hand, then start again."
                        .formatted(pid));
    }

    private void send(long pid) {
        Command.run(patience, List.of("sh", "-c", "kill -%s %d".formatted(name(), pid)));
    }

    private boolean isOver(BooleanSupplier isRunning) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        while (isRunning.getAsBoolean() && System.nanoTime() < deadline) {
            interrupted |= pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !isRunning.getAsBoolean();
    }

    private static boolean pause() {
        try {
            Thread.sleep(STEP_MILLIS);
            return false;
        } catch (InterruptedException stopAnyway) {
            return true;
        }
    }
}
