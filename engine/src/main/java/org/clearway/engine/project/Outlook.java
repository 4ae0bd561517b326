package org.clearway.engine.project;

/**
 * What a projection says. Days count from 1; {@link #NEVER} means not within the horizon.
 *
 * @param outputRatio total output over total base output, by day: entry t-1 is day t
 * @param redDay by slot: first day that ends with cover under the red threshold; essential slots only
 * @param outDay by slot: first day that ends with cover under 0.05 days; all slots
 * @param stopDay by node: first day with output under 0.05 of base that no closure of its own explains
 * @param finalCoverDays by slot: cover after the last day
 * @param nodeOutput by node: output over all days, in days of base output
 */
public record Outlook(
        double[] outputRatio, int[] redDay, int[] outDay, int[] stopDay, double[] finalCoverDays, double[] nodeOutput) {
    /** Not within the horizon. */
    public static final int NEVER = Integer.MAX_VALUE;
}
