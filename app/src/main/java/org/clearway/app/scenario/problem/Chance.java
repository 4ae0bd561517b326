package org.clearway.app.scenario.problem;

import java.util.List;
import java.util.SplittableRandom;

/** Chance of one problem: the same number draws the same, whatever was drawn for others. */
final class Chance {

    private static final long SEED = 20_220_602L;

    private final SplittableRandom random;

    Chance(long number) {
        this.random = new SplittableRandom(SEED * 31 + number * 0x9E3779B97F4A7C15L);
    }

    double unit() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Median 1, with the given spread of the logarithm, cut at three deviations. */
    double factor(double sigma) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
        return Math.exp(sigma * Math.clamp(sum * 1.732, -3, 3));
    }

    /** The index drawn with these weights. */
    int weighted(double... weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double drawn = random.nextDouble() * all;
        for (int i = 0; i < weights.length; i++) {
            drawn -= weights[i];
            if (drawn < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
