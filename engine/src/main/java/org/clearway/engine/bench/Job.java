package org.clearway.engine.bench;

/**
 * One row of the table.
 *
 * @param name what is measured, and on what
 * @param floorSeconds what it must take at most, NaN if there is no such figure
 * @param aimSeconds what it should take at most
 * @param large whether it needs minutes or gigabytes, so that it only runs when asked for
 * @param runs how often it runs; the first is the cold one, and the only one where this is 1
 * @param setting makes what is measured; its own time does not count
 */
public record Job(String name, double floorSeconds, double aimSeconds, boolean large, int runs, Setting setting) {
    /** How often a job runs unless it says otherwise: once cold, then three times for the median. */
    public static final int RUNS = 4;

    /** A job without a floor, run {@link #RUNS} times. */
    public Job(String name, double aimSeconds, boolean large, Setting setting) {
        this(name, Double.NaN, aimSeconds, large, RUNS, setting);
    }

    /** The same with what it must at least reach, in seconds. */
    public Job atLeast(double seconds) {
        return new Job(name, seconds, aimSeconds, large, runs, setting);
    }

    /** The same, run this often: a job of minutes is measured once, and the table says so. */
    public Job times(int runs) {
        return new Job(name, floorSeconds, aimSeconds, large, runs, setting);
    }

    /** Prepares a job, such as generating a network, and returns the work to be timed. */
    public interface Setting {
        /** The work, to be run several times. */
        Work prepare() throws Exception;
    }

    /** The work that is timed. */
    public interface Work {
        /** Does it once. */
        void run() throws Exception;

        /** Does it once and says what it took, in seconds; work of many small pieces may say a percentile of them. */
        default double seconds() throws Exception {
            long start = System.nanoTime();
            run();
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
