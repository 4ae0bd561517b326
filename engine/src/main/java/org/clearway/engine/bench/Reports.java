package org.clearway.engine.bench;

import java.util.Arrays;
import java.util.Random;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.grid.Report;

/** A thousand random stock reports worked in one by one, other ones each run, and a percentile of what each took. */
final class Reports implements Job.Work {
    private static final int COUNT = 1000;

    private final Flows flows;
    private final LiveGrid live;
    private final double percentile;
    private final Random random = new Random(1);
    private final double[] seconds = new double[COUNT];

    Reports(Flows flows, double percentile) {
        this.flows = flows;
        this.percentile = percentile;
        this.live = new LiveGrid(flows, ProjectionJobs.closed(flows, LiveGrid.DAYS), Crew.ofAllCores());
    }

    @Override
    public void run() {
        for (int k = 0; k < COUNT; k++) {
            int slot = random.nextInt(flows.network().slots().size());
            int buyer = flows.network().slots().buyer()[slot];
            double target = Rules.product().targetDays(flows.network().invDays()[buyer]);
            live.report(new Report.Stock(slot, target * random.nextDouble()));
            long start = System.nanoTime();
            live.settle();
            seconds[k] = (System.nanoTime() - start) / 1e9;
        }
    }

    @Override
    public double seconds() {
        run();
        Arrays.sort(seconds);
        return seconds[(int) Math.ceil(COUNT * percentile) - 1];
    }
}
