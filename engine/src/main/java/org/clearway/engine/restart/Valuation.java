package org.clearway.engine.restart;

import org.clearway.engine.Progress;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Projection;

/** What a way of reopening is worth: weighted output over the horizon, by a projection each. Counts its projections. */
final class Valuation {
    private final Flows flows;
    private final Assumptions given;
    private final double[] weight;
    private final Crew crew;
    private final Progress progress;
    private final int mostProjections;
    private int projections;

    /** @param weight by node: what a day of base output is worth */
    Valuation(Flows flows, Assumptions given, double[] weight, Crew crew, Progress progress, int mostProjections) {
        if (weight.length != flows.network().firms()) {
            throw new IllegalArgumentException("There are " + weight.length + " weights for "
                    + flows.network().firms() + " nodes");
        }
        this.flows = flows;
        this.given = given;
        this.weight = weight;
        this.crew = crew;
        this.progress = progress;
        this.mostProjections = mostProjections;
    }

    int projections() {
        return projections;
    }

    /** Output of each node over all days, in days of base output, if closures end on these days. */
    double[] output(ReopenDays days) {
        Counting.one(++projections, mostProjections, progress);
        DatedShares rows = given.capacity().until(days::of);
        return Projection.run(flows, given.closing(rows), crew).nodeOutput();
    }

    double value(ReopenDays days) {
        return value(output(days));
    }

    double value(double[] output) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += weight[i] * output[i];
        }
        return sum;
    }
}
