package org.clearway.engine.project.light;

import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Flows;

/**
 * Time to survive: how long a slot's stock lasts on its own, a lower bound in closed form; the projection gives the
 * network's answer.
 *
 * <p>days = c / (1 - s), with cover c in days and s the share of base supply that survives: over all suppliers of the slot,
 * share of the supplier x what passes over the link x min(1, its capacity). Infinite when all survives. Refilling
 * orders and longer hours elsewhere only lengthen it, as long as the suppliers themselves are supplied. Source:
 * Simchi-Levi et al., Interfaces 45(5), 2015.
 */
public final class Survival {
    private Survival() {}

    /**
     * Days a stock lasts.
     *
     * @param coverDays cover in days, 0 or more
     * @param survivingShare share of base supply that still comes, 0 to 1
     */
    public static double days(double coverDays, double survivingShare) {
        return survivingShare >= 1 ? Double.POSITIVE_INFINITY : coverDays / (1 - survivingShare);
    }

    /** Days the opening stock of every slot lasts, with the closures and blocked links of {@code day}. */
    public static double[] days(Flows flows, Assumptions given, int day) {
        int[] start = flows.network().slots().start();
        int[] supplier = flows.network().links().supplier();
        double[] days = new double[flows.network().slots().size()];
        for (int q = 0; q < days.length; q++) {
            double gone = 0;
            for (int link = start[q]; link < start[q + 1]; link++) {
                double comes = given.openOn(link, day) * Math.min(1, given.capacityOn(supplier[link], day));
                gone += flows.share()[link] * (1 - comes);
            }
            days[q] = days(given.opening().cover()[q], 1 - gone);
        }
        return days;
    }
}
