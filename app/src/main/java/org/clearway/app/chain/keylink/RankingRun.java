package org.clearway.app.chain.keylink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.clearway.app.chain.internal.Cores;
import org.clearway.engine.Progress;
import org.clearway.engine.rank.Losses;
import org.clearway.engine.rank.Ranking;
import org.clearway.engine.rank.Top;

/**
 * Ranks the enterprises by what the network loses if one alone stops: screening, exact cascades of the short list, then the
 * short list again in replicates with uncertain volumes. Seeded: the same network gives the same ranks.
 */
final class RankingRun {

    static final int SHORT_LIST = 500;
    static final int REPLICATES = 30;

    /** Deviation of the logarithm of a volume: two of three lie within a quarter of what was said. */
    static final double SPREAD = 0.25;

    private static final long SEED = 20_220_602;
    private static final double LEFT_OUT = 0.05;

    private final ValueNetwork network;
    private final Progress progress;

    RankingRun(ValueNetwork network, Progress progress) {
        this.network = network;
        this.progress = progress;
    }

    /**
     * @throws CancellationException when {@code progress} says so
     */
    List<Ranked> run(int shortList, int replicates) {
        int steps = replicates + 1;
        Top top = Ranking.of(network.asSaid())
                .weighted(network.weights())
                .onThreads(Cores.FOR_LONG_WORK)
                .inFloat()
                .watchedBy(within())
                .top(shortList);
        progress.done(1, steps);
        double[][] losses = new double[replicates][];
        for (int replicate = 0; replicate < replicates; replicate++) {
            losses[replicate] = again(top.firms(), replicate);
            progress.done(replicate + 2L, steps);
        }
        return ranked(top, losses);
    }

    private double[] again(int[] firms, int replicate) {
        SplittableRandom chance = new SplittableRandom(SEED + replicate);
        return Ranking.of(network.uncertain(chance, SPREAD))
                .weighted(network.weights())
                .onThreads(Cores.FOR_LONG_WORK)
                .inFloat()
                .watchedBy(within())
                .of(firms)
                .loss();
    }

    private Progress within() {
        return new Progress() {
            @Override
            public void done(long done, long total) {}

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    private List<Ranked> ranked(Top top, double[][] losses) {
        int[][] places = Arrays.stream(losses).map(RankingRun::places).toArray(int[][]::new);
        Losses exact = top.losses();
        List<Ranked> ranked = new ArrayList<>();
        for (int at = 0; at < top.firms().length; at++) {
            int one = at;
            double[] loss =
                    Arrays.stream(losses).mapToDouble(row -> row[one]).sorted().toArray();
            int[] place =
                    Arrays.stream(places).mapToInt(row -> row[one]).sorted().toArray();
            int firm = top.firms()[at];
            int low = (int) Math.round(LEFT_OUT * (loss.length - 1));
            boolean sure = loss.length == 0;
            ranked.add(new Ranked(
                    at + 1,
                    network.enterprise(firm),
                    network.mainNode(firm),
                    exact.loss()[at],
                    exact.lossDown()[at],
                    exact.lossUp()[at],
                    sure ? exact.loss()[at] : loss[low],
                    sure ? exact.loss()[at] : loss[loss.length - 1 - low],
                    sure ? at + 1 : place[low],
                    sure ? at + 1 : place[place.length - 1 - low]));
        }
        return ranked;
    }

    /** Position of each by falling loss, from 1; equal losses in the order they come. */
    static int[] places(double[] loss) {
        int[] order = IntStream.range(0, loss.length)
                .boxed()
                .sorted((a, b) -> Double.compare(loss[b], loss[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[loss.length];
        for (int position = 0; position < order.length; position++) {
            places[order[position]] = position + 1;
        }
        return places;
    }
}
