package org.clearway.app.shared.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One run of a job, as its work sees it: what came in, and where to say how far it is and what came out. */
public final class JobRun {

    /** Progress is written to the database this often, however often the work tells it. */
    private static final long WRITE_EVERY_MILLIS = 500;

    private final Job job;
    private final Path input;
    private final BiConsumer<Long, Long> progress;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long written;
    private long good;
    private long bad;
    private @Nullable String resultName;
    private byte @Nullable [] result;

    JobRun(Job job, Path input, BiConsumer<Long, Long> progress) {
        this.job = job;
        this.input = input;
        this.progress = progress;
    }

    public Job job() {
        return job;
    }

    /** The file that was sent, empty when none was. */
    public Path input() {
        return input;
    }

    /**
     * Says how many rows are done.
     *
     * @throws JobCancelled when somebody cancelled the job; let it pass, all is undone
     */
    public void progress(long goodRows, long badRows) {
        good = goodRows;
        bad = badRows;
        long now = System.nanoTime() / 1_000_000;
        if (now - written >= WRITE_EVERY_MILLIS) {
            written = now;
            progress.accept(goodRows, badRows);
        }
    }

    public void count(String what, long number) {
        counts.put(what, number);
    }

    /** The file that the person fetches at the end. */
    public void result(String name, byte[] content) {
        resultName = name;
        result = content;
    }

    long good() {
        return good;
    }

    long bad() {
        return bad;
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Nullable
    String resultName() {
        return resultName;
    }

    byte @Nullable [] result() {
        return result;
    }
}
