package org.clearway.engine.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs jobs in one process and reports the median of all runs but the first, and the first, cold one, beside it.
 * A job runs four times unless it says otherwise; a job of minutes once, and then both columns hold that one.
 *
 * <p>Times are wall-clock seconds by {@link System#nanoTime}; heap is what is live after a collection at the end of the row.
 * Another process on the same cores makes all of it meaningless: the load before and after is part of the table.
 */
public final class Bench {
    private Bench() {}

    /**
     * Runs jobs and returns the table.
     *
     * @param jobs the rows, in order
     * @param each told of each row as soon as it is there
     * @throws Exception what a job throws
     */
    public static String table(List<Job> jobs, Consumer<String> each) throws Exception {
        StringBuilder table = new StringBuilder(machine());
        table.append(
                "\n| job | runs | median but the first | first run | heap after | at least | aim |\n|---|---|---|---|---|---|---|\n");
        for (Job job : jobs) {
            String row = row(job);
            each.accept(row);
            table.append(row).append('\n');
        }
        return table.append("\nLoad at the end: ").append(load()).append(".\n").toString();
    }

    private static String row(Job job) throws Exception {
        Job.Work work = job.setting().prepare();
        double[] seconds = new double[job.runs()];
        for (int run = 0; run < seconds.length; run++) {
            seconds[run] = work.seconds();
        }
        double[] warm = Arrays.copyOfRange(seconds, Math.min(1, seconds.length - 1), seconds.length);
        Arrays.sort(warm);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %d MB | %s | %s |",
                job.name(),
                seconds.length,
                shown(warm[warm.length / 2]),
                shown(seconds[0]),
                liveBytes(work) >> 20,
                shown(job.floorSeconds()),
                shown(job.aimSeconds()));
    }

    /** Heap in use after a collection: what the job still holds, its work being reachable by the caller. */
    static long liveBytes(Object held) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Reference.reachabilityFence(held);
        return used;
    }

    static String shown(double seconds) {
        if (Double.isNaN(seconds)) {
            return "-";
        }
        return seconds < 1
                ? String.format(Locale.ROOT, "%.1f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s, %d cores (%s), JDK %s, heap up to %d MB, load at the start: %s.%n",
                LocalDate.now(),
                runtime.availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                runtime.maxMemory() >> 20,
                load());
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
