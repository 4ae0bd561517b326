package org.clearway.engine.generator;

import java.util.SplittableRandom;

/** Draws indices in proportion to weights in constant time (A. J. Walker 1977, M. D. Vose 1991). */
final class Alias {
    private final double[] keep;
    private final int[] other;

    Alias(double[] weights) {
        int count = weights.length;
        keep = new double[count];
        other = new int[count];
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] order = new int[count];
        int small = 0;
        int large = count;
        for (int i = 0; i < count; i++) {
            keep[i] = weights[i] * count / sum;
            order[keep[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < count) {
            int less = order[--small];
            int more = order[large];
            other[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                large++;
                order[small++] = more;
            }
        }
        while (small > 0) {
            keep[order[--small]] = 1;
        }
        while (large < count) {
            keep[order[large++]] = 1;
        }
    }

    int draw(SplittableRandom random) {
        int i = random.nextInt(keep.length);
        return random.nextDouble() < keep[i] ? i : other[i];
    }
}
