package org.clearway.engine.project;

/** Looks at every day of a projection as it ends. */
@FunctionalInterface
public interface Watch {
    /**
     * The day that just ended; the arrays are the projection's own: read, copy, do not keep or write.
     *
     * @param day its number, from 1
     * @param coverDays by slot: cover in days
     * @param output by node: output over base output
     * @param fill by node: share of its orders it met; under max-min rationing the most units one order got
     */
    void ended(int day, double[] coverDays, double[] output, double[] fill);

    /** Looks at nothing. */
    static Watch none() {
        return (day, coverDays, output, fill) -> {};
    }
}
