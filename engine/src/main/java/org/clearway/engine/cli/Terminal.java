package org.clearway.engine.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.engine.Progress;

/** Where a command speaks: results to one stream, progress to the other and only if a person watches. */
public final class Terminal {
    private static final long PAUSE_NANOS = 200_000_000;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean watched;
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime() + PAUSE_NANOS);

    Terminal(PrintStream out, PrintStream err, boolean watched) {
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    static Terminal ofSystem() {
        boolean watched = System.console() != null && System.console().isTerminal();
        return new Terminal(System.out, System.err, watched);
    }

    /** Where results go. */
    public PrintStream out() {
        return out;
    }

    /** Where errors go. */
    public PrintStream err() {
        return err;
    }

    /** Shows a line if a person watches. */
    public void note(String line) {
        if (watched) {
            err.println(line);
        }
    }

    /** Shows how far a calculation is, five times a second; nothing in a pipe. */
    public Progress progress(String what) {
        return watched ? (done, total) -> show(what, done, total) : Progress.NONE;
    }

    private void show(String what, long done, long total) {
        long now = System.nanoTime();
        long due = nextAt.get();
        boolean last = done == total;
        if (last || (now - due >= 0 && nextAt.compareAndSet(due, now + PAUSE_NANOS))) {
            err.printf("\r%s %,d of %,d%s", what, done, total, last ? System.lineSeparator() : "");
        }
    }
}
