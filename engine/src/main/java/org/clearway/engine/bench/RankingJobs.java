package org.clearway.engine.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.generator.NetworkCsv;
import org.clearway.engine.network.Network;
import org.clearway.engine.rank.Ranking;
import org.clearway.engine.rank.Scenario;
import org.clearway.engine.snapshot.Snapshot;

/** The rows on ranking, scenarios and loading. Networks have ten links a firm, with cycles, seed 1. */
public final class RankingJobs {
    private static final int LINKS_A_FIRM = 10;
    private static final int TOP = 100;
    private static final int THOUSAND = 1000;

    /** A row of milliseconds needs more runs until it is compiled, and slices are made after the third. */
    private static final int SHORT_RUNS = 200;

    private RankingJobs() {}

    /** All of them. */
    public static List<Job> all() {
        return List.of(
                new Job("ranking, all of 10k/100k, double", 1.4, false, () -> {
                            Ranking ranking = Ranking.of(network(10 * THOUSAND));
                            return ranking::all;
                        })
                        .atLeast(2.6),
                new Job("ranking, all of 10k/100k, float", 0.8, false, () -> {
                            Ranking ranking = Ranking.of(network(10 * THOUSAND)).inFloat();
                            return ranking::all;
                        })
                        .atLeast(1.3),
                new Job("top 100 of 10k/100k, float", 0.15, false, () -> {
                            Ranking ranking = Ranking.of(network(10 * THOUSAND)).inFloat();
                            return () -> ranking.top(TOP);
                        })
                        .atLeast(0.5),
                new Job("top 100 of 10k/100k, double", 0.15, false, () -> {
                            Ranking ranking = Ranking.of(network(10 * THOUSAND));
                            return () -> ranking.top(TOP);
                        })
                        .atLeast(0.5),
                new Job("one scenario at 100k/1M: 1 % of firms at half capacity", 0.01, false, RankingJobs::scenario)
                        .atLeast(0.025)
                        .times(SHORT_RUNS),
                new Job("ranking, all of 100k/1M, float", 138, true, () -> {
                            Ranking ranking =
                                    Ranking.of(network(100 * THOUSAND)).inFloat();
                            return ranking::all;
                        })
                        .atLeast(240)
                        .times(1),
                new Job("top 100 of 1M/10M, float", 90, true, () -> {
                            Ranking ranking =
                                    Ranking.of(network(THOUSAND * THOUSAND)).inFloat();
                            return () -> ranking.top(TOP);
                        })
                        .atLeast(240)
                        .times(1),
                new Job("load 1M/10M from CSV", 5, true, RankingJobs::loadCsv).atLeast(8),
                new Job("load 1M/10M from its snapshot", 0.3, true, RankingJobs::loadSnapshot).atLeast(1));
    }

    private static Network network(int firms) {
        return Generator.generate(firms, firms * LINKS_A_FIRM, 1, false);
    }

    private static Job.Work scenario() {
        Ranking ranking = Ranking.of(network(100 * THOUSAND));
        int[] firms = IntStream.range(0, THOUSAND).map(n -> n * 100).toArray();
        double[] shocks = IntStream.of(firms).mapToDouble(firm -> 0.5).toArray();
        List<Scenario> one = List.of(new Scenario(firms, shocks));
        return () -> ranking.scenarios(one);
    }

    private static Job.Work loadCsv() throws Exception {
        Path folder = Files.createTempDirectory("clearway-bench");
        NetworkCsv.write(network(THOUSAND * THOUSAND), folder);
        folder.toFile().deleteOnExit();
        for (String file : List.of("firms.csv", "links.csv", "classes.csv")) {
            folder.resolve(file).toFile().deleteOnExit();
        }
        return () -> NetworkFiles.read(
                folder.resolve("firms.csv"), folder.resolve("links.csv"), folder.resolve("classes.csv"));
    }

    private static Job.Work loadSnapshot() throws Exception {
        Path file = Files.createTempFile("clearway-bench", ".cwn");
        file.toFile().deleteOnExit();
        Snapshot.write(network(THOUSAND * THOUSAND), file);
        return () -> Snapshot.read(file);
    }
}
