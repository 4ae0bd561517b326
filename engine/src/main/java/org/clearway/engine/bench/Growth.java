package org.clearway.engine.bench;

import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.clearway.engine.rank.Ranking;

/**
 * How time and memory grow with a network, so that a bend shows: from 1,000 firms to 1,000,000, ten links a firm.
 *
 * <p>Each row ranks the same number of firms, drawn at random (seed 1), in float; nanoseconds are those of one firm's
 * cascade, divided by the links of the network. Bytes are heap, network and ranking together, without the rows of the lanes
 * (256 bytes a firm and core, outside the heap).
 */
public final class Growth {
    private static final int[] FIRMS = {1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000};
    private static final int LINKS_A_FIRM = 10;
    private static final int CASCADES = 320;
    private static final int RUNS = 3;
    private static final int MOST_WITHOUT_LARGE = 100_000;

    private Growth() {}

    /**
     * Measures and returns the table.
     *
     * @param large whether to go on beyond 100,000 firms
     * @param each told of each row as soon as it is there
     */
    public static String table(boolean large, Consumer<String> each) {
        StringBuilder table = new StringBuilder("""
                | firms | links | building | ranking of 320 firms | ns a firm and link | heap bytes a link |
                |---|---|---|---|---|---|
                """);
        for (int firms : FIRMS) {
            if (large || firms <= MOST_WITHOUT_LARGE) {
                String row = row(firms);
                each.accept(row);
                table.append(row).append('\n');
            }
        }
        return table.toString();
    }

    private static String row(int firms) {
        long before = used(CASCADES);
        Network network = Generator.generate(firms, firms * LINKS_A_FIRM, 1, false);
        long start = System.nanoTime();
        Ranking ranking = Ranking.of(network).inFloat();
        double building = (System.nanoTime() - start) / 1e9;
        int[] some = new Random(1).ints(CASCADES, 0, firms).toArray();
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            start = System.nanoTime();
            ranking.of(some);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        int links = network.links().size();
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %s | %s | %.3f | %.0f |",
                firms,
                links,
                Bench.shown(building),
                Bench.shown(best),
                best * 1e9 / CASCADES / links,
                (double) (used(ranking) - before) / links);
    }

    private static long used(Object held) {
        return Bench.liveBytes(held);
    }
}
