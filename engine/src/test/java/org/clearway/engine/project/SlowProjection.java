package org.clearway.engine.project;

import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Network;

/** The definition of section A, written down link by link without a thought for speed. */
final class SlowProjection {
    private final Network net;
    private final Assumptions given;
    final double[] base;
    final double[] use;
    final double[] cover;
    final double[][] road;
    double[] wanted;
    double[] made;
    double[] sent;
    final List<double[]> covers = new ArrayList<>();
    final List<double[]> outputs = new ArrayList<>();

    SlowProjection(Network net, Assumptions given) {
        this.net = net;
        this.given = given;
        this.base = new double[net.firms()];
        this.use = new double[net.slots().size()];
        this.cover = given.opening().cover().clone();
        this.wanted = new double[net.firms()];
        this.road = new double[net.links().size()][100];
        double[] daily = new double[net.links().size()];
        for (int e = 0; e < net.links().size(); e++) {
            daily[e] = net.links().volume()[e] / 365;
            base[net.links().supplier()[e]] += daily[e];
            use[net.slots().ofLink()[e]] += daily[e];
        }
        for (int e = 0; e < net.links().size(); e++) {
            double[] laden = given.opening().road(e, Flows.of(net));
            for (int k = 0; k < laden.length; k++) {
                road[e][k] = laden[k] * use[net.slots().ofLink()[e]];
            }
        }
        for (int i = 0; i < net.firms(); i++) {
            base[i] += net.finalDemand()[i] / 365;
            wanted[i] = 1;
        }
    }

    void run() {
        for (int t = 1; t <= given.days(); t++) {
            day(t);
            covers.add(cover.clone());
            outputs.add(wanted.clone());
        }
    }

    private void day(int t) {
        double[] order = new double[net.links().size()];
        double[] demand = new double[net.firms()];
        for (int i = 0; i < net.firms(); i++) {
            demand[i] = net.finalDemand()[i] / 365;
        }
        for (int e = 0; e < order.length; e++) {
            int j = net.links().buyer()[e];
            int q = net.slots().ofLink()[e];
            double target = given.rules().targetDays(net.invDays()[j]);
            double rho =
                    wanted[j] + Math.max(0, target - cover[q]) / given.rules().refillDays();
            order[e] = net.links().volume()[e] / 365 * rho * given.openOn(e, t);
            demand[net.links().supplier()[e]] += order[e];
        }
        double[] ratio = new double[net.firms()];
        double[] amount = new double[net.firms()];
        for (int i = 0; i < net.firms(); i++) {
            double most = given.capacityOn(i, t);
            for (int q = 0; q < cover.length; q++) {
                if (net.slots().buyer()[q] == i && net.slots().level()[q] == Classes.ESSENTIAL) {
                    most = Math.min(most, cover[q]);
                }
            }
            amount[i] = Math.min(most * base[i], demand[i]);
            ratio[i] = base[i] == 0 ? Math.min(1, most) : amount[i] / base[i];
        }
        sent = new double[order.length];
        for (int i = 0; i < net.firms(); i++) {
            ration(i, order, demand[i], amount[i]);
        }
        for (int q = 0; q < cover.length; q++) {
            double received = 0;
            for (int e = 0; e < order.length; e++) {
                received += net.slots().ofLink()[e] == q ? arriving(e, t) : 0;
            }
            cover[q] = Math.max(0, cover[q] - ratio[net.slots().buyer()[q]]) + received / use[q];
        }
        wanted = ratio;
        made = amount;
    }

    private void ration(int i, double[] order, double demand, double amount) {
        boolean proportional = given.rules().rationing() == Rationing.PROPORTIONAL;
        double level = proportional ? 0 : level(i, order, amount, demand);
        for (int e = 0; e < order.length; e++) {
            if (net.links().supplier()[e] == i && demand > 0) {
                sent[e] = proportional ? order[e] * amount / demand : Math.min(order[e], level);
            }
        }
    }

    /** By halving: the level at which what is granted is what was made. */
    private double level(int i, double[] order, double amount, double demand) {
        double low = 0;
        double high = Math.max(1e-9, demand);
        for (int step = 0; step < 200; step++) {
            double middle = (low + high) / 2;
            double granted = Math.min(middle, net.finalDemand()[i] / 365);
            for (int e = 0; e < order.length; e++) {
                granted += net.links().supplier()[e] == i ? Math.min(order[e], middle) : 0;
            }
            if (granted < amount) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double arriving(int e, int t) {
        double open = given.openOn(e, t);
        double arrived = road[e][0] * open;
        double[] next = new double[road[e].length];
        for (int k = 0; k < next.length - 1; k++) {
            next[k] = road[e][k] * (1 - open) + road[e][k + 1] * open;
        }
        road[e] = next;
        int lag = net.links().lagDays()[e];
        if (lag == 1) {
            return arrived + sent[e];
        }
        road[e][lag - 2] += sent[e];
        return arrived;
    }
}
