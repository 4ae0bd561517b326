package org.clearway.app.scenario.problem;

import java.util.List;
import java.util.SplittableRandom;

/** Chance of one problem: the same number draws the same, whatever was drawn for others. */
final class Chance {

    private static final long SEED = 20_220_602L;

    private final SplittableRandom random;

    Chance(long number) {
        this.random = new SplittableRandom(mixed(SEED * 31 + number));
    }

    /** Neighbours must not share their draws, as they do where seeds lie a step of the generator apart. */
    private static long mixed(long seed) {
        long mixed = (seed ^ (seed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
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
