package org.clearway.engine.project.cause;

import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Rationing;
import org.clearway.engine.project.Watch;

/** Every day of a projection, kept: 4 bytes a slot and 16 a node for each day. */
final class History implements Watch {
    final Flows flows;
    final Assumptions given;
    private final float[][] cover;
    private final double[][] output;
    private final double[][] fill;

    History(Flows flows, Assumptions given) {
        this.flows = flows;
        this.given = given;
        this.cover = new float[given.days() + 1][flows.network().slots().size()];
        this.output = new double[given.days() + 1][flows.network().firms()];
        this.fill = new double[given.days() + 1][flows.network().firms()];
        java.util.Arrays.fill(output[0], 1);
        copy(given.opening().cover(), cover[0]);
    }

    @Override
    public void ended(int day, double[] coverDays, double[] outputs, double[] fills) {
        copy(coverDays, cover[day]);
        System.arraycopy(outputs, 0, output[day], 0, outputs.length);
        System.arraycopy(fills, 0, fill[day], 0, fills.length);
    }

    private static void copy(double[] from, float[] to) {
        for (int q = 0; q < to.length; q++) {
            to[q] = (float) from[q];
        }
    }

    double cover(int day, int slot) {
        return cover[day][slot];
    }

    double target(int slot) {
        int buyer = flows.network().slots().buyer()[slot];
        return given.rules().targetDays(flows.network().invDays()[buyer]);
    }

    /** What a slot ordered over all links on a day, in days of base use, if all were open. */
    double rho(int day, int slot) {
        int buyer = flows.network().slots().buyer()[slot];
        double gap = Math.max(0, target(slot) - cover[day - 1][slot]);
        return output[day - 1][buyer] + gap / given.rules().refillDays();
    }

    /** The share of a link's order of a day that its supplier did not meet. */
    double unmet(int day, int link, int slot) {
        double granted = fill[day][flows.network().links().supplier()[link]];
        if (given.rules().rationing() == Rationing.PROPORTIONAL) {
            return Math.max(0, 1 - granted);
        }
        double order = flows.volume(link) * rho(day, slot) * given.openOn(link, day);
        return order <= granted ? 0 : 1 - granted / order;
    }

    /** The essential slot with the least cover at the start of a day, or -1 if the node needs nothing. */
    int scarcest(int day, int node) {
        int[] start = flows.network().slots().buyerStart();
        byte[] level = flows.network().slots().level();
        int scarcest = -1;
        for (int q = start[node]; q < start[node + 1]; q++) {
            boolean essential = level[q] == org.clearway.engine.network.Classes.ESSENTIAL;
            if (essential && (scarcest < 0 || cover[day - 1][q] < cover[day - 1][scarcest])) {
                scarcest = q;
            }
        }
        return scarcest;
    }
}
