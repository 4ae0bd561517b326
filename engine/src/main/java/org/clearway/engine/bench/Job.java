package org.clearway.engine.bench;

/**
 * One row of the table.
 *
 * @param name what is measured, and on what
 * @param aimSeconds what it should take at most
 * @param large whether it needs minutes or gigabytes, so that it only runs when asked for
 * @param setting makes what is measured; its own time does not count
 */
public record Job(String name, double aimSeconds, boolean large, Setting setting) {
    /** Prepares a job, such as generating a network, and returns the work to be timed. */
    public interface Setting {
        /** The work, to be run several times. */
        Work prepare() throws Exception;
    }

    /** The work that is timed. */
    public interface Work {
        /** Does it once. */
        void run() throws Exception;
    }
}
