package org.clearway.engine.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.grid.Report;

/**
 * The rows on projection and live lights. Networks have ten links a firm, no cycle, seed 1; the 3 firms with the largest
 * base output are closed on days 1 to 20.
 */
public final class ProjectionJobs {
    private static final int LINKS_A_FIRM = 10;
    private static final int THOUSAND = 1000;
    private static final int REPORTS = 1000;
    private static final double HIGH = 0.95;

    private ProjectionJobs() {}

    /** All of them. */
    public static List<Job> all() {
        return List.of(
                new Job("projection of 60 days, 100k/1M", 0.3, false, () -> projection(100 * THOUSAND)),
                new Job("projection of 60 days, 1M/10M", 3.7, true, () -> projection(THOUSAND * THOUSAND)),
                new Job("15-day grid, full pass, 100k/1M", 0.065, false, ProjectionJobs::fullGrid),
                new Job(
                        "one report on the 15-day grid, 100k/1M: the 95th percentile of 1,000",
                        0.02,
                        false,
                        () -> oneReport(100 * THOUSAND)),
                new Job(
                        "one report on the 15-day grid, 1M/10M: the 95th percentile of 1,000",
                        0.08,
                        true,
                        () -> oneReport(THOUSAND * THOUSAND)));
    }

    private static Flows flows(int firms) {
        return Flows.of(Generator.generate(firms, firms * LINKS_A_FIRM, 1, true));
    }

    private static Assumptions closed(Flows flows, int days) {
        int[] largest = IntStream.range(0, flows.base().length)
                .boxed()
                .sorted(Comparator.comparingDouble(node -> -flows.base()[node]))
                .limit(3)
                .mapToInt(Integer::intValue)
                .toArray();
        DatedShares rows = DatedShares.none();
        for (int node : largest) {
            rows = rows.with(node, 1, 20, 0);
        }
        return Assumptions.calm(flows.network(), days, Rules.product()).closing(rows);
    }

    private static Job.Work projection(int firms) {
        Flows flows = flows(firms);
        Assumptions given = closed(flows, 60);
        Crew crew = Crew.ofAllCores();
        return () -> Projection.run(flows, given, crew);
    }

    private static Job.Work fullGrid() {
        Flows flows = flows(100 * THOUSAND);
        LiveGrid live = new LiveGrid(flows, closed(flows, LiveGrid.DAYS), Crew.ofAllCores());
        return live::renew;
    }

    /** Works in random stock reports one by one, and repeats the one at the 95th percentile from then on. */
    private static Job.Work oneReport(int firms) {
        Flows flows = flows(firms);
        LiveGrid live = new LiveGrid(flows, closed(flows, LiveGrid.DAYS), Crew.ofAllCores());
        Random random = new Random(1);
        record Timed(int slot, long nanos) {}
        List<Timed> timed = new ArrayList<>();
        for (int k = 0; k < REPORTS; k++) {
            int slot = random.nextInt(flows.network().slots().size());
            live.report(new Report.Stock(slot, target(flows.network(), slot) * random.nextDouble()));
            long start = System.nanoTime();
            live.settle();
            timed.add(new Timed(slot, System.nanoTime() - start));
        }
        timed.sort(Comparator.comparingLong(Timed::nanos));
        int slot = timed.get((int) (REPORTS * HIGH)).slot();
        double target = target(flows.network(), slot);
        return () -> {
            boolean full = live.coverDays(slot, 0) > target / 2;
            live.report(new Report.Stock(slot, full ? target * 0.1 : target));
            live.settle();
        };
    }

    private static double target(Network network, int slot) {
        return Rules.product().targetDays(network.invDays()[network.slots().buyer()[slot]]);
    }
}
