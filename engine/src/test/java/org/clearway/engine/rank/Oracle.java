package org.clearway.engine.rank;

import java.util.Arrays;
import org.clearway.engine.network.Network;

/** The model as it is written down: dense matrices, every sum over every firm. Slow and obvious. */
final class Oracle {
    private final int n;
    private final int industries;
    private final int[] p;
    private final double[] s;
    private final double[][] down;
    private final double[][] up;
    private final int[][] level;

    Oracle(Network network) {
        n = network.firms();
        industries = network.industries();
        p = network.industry();
        double[][] w = new double[n][n];
        for (int link = 0; link < network.links().size(); link++) {
            w[network.links().supplier()[link]][network.links().buyer()[link]] +=
                    network.links().volume()[link];
        }
        s = new double[n];
        double[] z = new double[n];
        double[][] zk = new double[n][industries];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                s[i] += w[i][j];
                z[j] += w[i][j];
                zk[j][p[i]] += w[i][j];
            }
        }
        level = new int[industries][industries];
        down = new double[n][n];
        up = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                level[p[i]][p[j]] = network.classes().level(p[i], p[j]);
                if (w[i][j] > 0) {
                    int e = level[p[i]][p[j]];
                    down[i][j] = e == 2 ? w[i][j] / zk[j][p[i]] : e == 1 ? w[i][j] / z[j] : 0;
                    up[i][j] = w[i][j] / s[i];
                }
            }
        }
    }

    double[] salesShares() {
        double total = Arrays.stream(s).sum();
        return Arrays.stream(s).map(x -> total > 0 ? x / total : 0).toArray();
    }

    /** Loss, loss down, loss up, iterations. */
    double[] run(double[] psi, double[] weights) {
        double[] hd = psi.clone();
        double[] hu = psi.clone();
        int iterations = 0;
        double most = 1;
        while (most > 0.01) {
            double[] nextDown = stepDown(psi, hd);
            double[] nextUp = stepUp(psi, hu);
            most = 0;
            for (int i = 0; i < n; i++) {
                most = Math.max(most, Math.max(hd[i] - nextDown[i], hu[i] - nextUp[i]));
            }
            hd = nextDown;
            hu = nextUp;
            iterations++;
        }
        double[] losses = {0, 0, 0, iterations};
        for (int i = 0; i < n; i++) {
            losses[0] += weights[i] * (1 - Math.min(hd[i], hu[i]));
            losses[1] += weights[i] * (1 - hd[i]);
            losses[2] += weights[i] * (1 - hu[i]);
        }
        return losses;
    }

    private double[] stepDown(double[] psi, double[] hd) {
        double[] available = new double[industries];
        for (int i = 0; i < n; i++) {
            available[p[i]] += s[i] * hd[i];
        }
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
            double[] d = new double[industries];
            for (int i = 0; i < n; i++) {
                double a = available[p[i]] <= 1e-10 ? 1 : available[p[i]];
                d[p[i]] += down[i][j] * Math.min(1, s[i] / a) * (1 - hd[i]);
            }
            double worst = 0;
            double helpful = 0;
            for (int k = 0; k < industries; k++) {
                worst = level[k][p[j]] == 2 ? Math.max(worst, d[k]) : worst;
                helpful += level[k][p[j]] == 1 ? d[k] : 0;
            }
            next[j] = Math.max(0, Math.min(psi[j], Math.min(1 - worst, 1 - helpful)));
        }
        return next;
    }

    private double[] stepUp(double[] psi, double[] hu) {
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            double lost = 0;
            for (int j = 0; j < n; j++) {
                lost += up[i][j] * (1 - hu[j]);
            }
            next[i] = Math.max(0, Math.min(psi[i], 1 - lost));
        }
        return next;
    }
}
