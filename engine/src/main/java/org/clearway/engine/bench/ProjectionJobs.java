package org.clearway.engine.bench;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Freezing;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.grid.LiveGrid;

/**
 * The rows on projection and live lights. Networks have ten links a firm, no cycle, seed 1; the 3 firms with the largest
 * base output are closed on days 1 to 20.
 */
public final class ProjectionJobs {
    private static final int LINKS_A_FIRM = 10;
    private static final int THOUSAND = 1000;
    private static final double HALF = 0.5;
    private static final double HIGH = 0.95;

    private ProjectionJobs() {}

    /** All of them. */
    public static List<Job> all() {
        return List.of(
                new Job("projection of 60 days, 100k/1M", 0.3, false, () -> projection(flows(100 * THOUSAND)))
                        .atLeast(0.5),
                new Job(
                        "projection of 60 days, 100k/1M, lags of 1 to 14 days",
                        Double.NaN,
                        false,
                        () -> projection(lagging(100 * THOUSAND))),
                new Job("projection of 60 days, 1M/10M", 3.7, true, () -> projection(flows(THOUSAND * THOUSAND)))
                        .atLeast(6),
                new Job("15-day grid, full pass, 100k/1M", 0.065, false, () -> fullGrid(flows(100 * THOUSAND))),
                new Job(
                        "15-day grid, full pass, 100k/1M, lags of 1 to 14 days",
                        Double.NaN,
                        false,
                        () -> fullGrid(lagging(100 * THOUSAND))),
                reports("one report on the 15-day grid, 100k/1M, median of 1,000", 100 * THOUSAND, HALF),
                reports("one report on the 15-day grid, 100k/1M, 95th percentile of 1,000", 100 * THOUSAND, HIGH),
                reports("one report on the 15-day grid, 1M/10M, median of 1,000", THOUSAND * THOUSAND, HALF),
                reports("one report on the 15-day grid, 1M/10M, 95th percentile of 1,000", THOUSAND * THOUSAND, HIGH));
    }

    private static Job reports(String name, int firms, double percentile) {
        boolean large = firms > 100 * THOUSAND;
        Job job = new Job(
                name,
                percentile == HIGH ? (large ? 0.08 : 0.02) : Double.NaN,
                large,
                () -> new Reports(flows(firms), percentile));
        return percentile == HIGH ? job.atLeast(large ? 0.2 : 0.04) : job;
    }

    private static Flows flows(int firms) {
        return Flows.of(Generator.generate(firms, firms * LINKS_A_FIRM, 1, true));
    }

    static Assumptions closed(Flows flows, int days) {
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

    /** The same network, each link with a lag of its own: what a platform that knows its roads projects. */
    private static Flows lagging(int firms) {
        Network network = flows(firms).network();
        Links links = network.links();
        SplittableRandom random = new SplittableRandom(1);
        byte[] lags = new byte[links.size()];
        for (int link = 0; link < lags.length; link++) {
            lags[link] = (byte) random.nextInt(1, 15);
        }
        return Flows.of(Freezing.sorted(
                network.firmIds(),
                network.industryIds(),
                network.industry(),
                network.finalDemand(),
                network.invDays(),
                network.classes(),
                links.buyerStart(),
                links.supplier(),
                links.volume(),
                lags));
    }

    private static Job.Work projection(Flows flows) {
        Assumptions given = closed(flows, 60);
        Crew crew = Crew.ofAllCores();
        return () -> Projection.run(flows, given, crew);
    }

    private static Job.Work fullGrid(Flows flows) {
        LiveGrid live = new LiveGrid(flows, closed(flows, LiveGrid.DAYS), Crew.ofAllCores());
        return live::renew;
    }
}
