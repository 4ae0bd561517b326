package org.clearway.engine.project.grid;

import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;

/** Projects every day of a grid anew: O(days x links), two streams over the links a day. */
final class FullPass {
    private final GridState grid;
    private final double[] rho;
    private final double[] scarce;

    private FullPass(GridState grid) {
        this.grid = grid;
        this.rho = new double[grid.outDay.length];
        this.scarce = new double[grid.target.length];
    }

    static void run(GridState grid, Crew crew) {
        FullPass pass = new FullPass(grid);
        int blocks = Crew.blocks(grid.target.length);
        crew.each(blocks, block -> pass.order(1, block));
        for (int t = 1; t <= grid.days; t++) {
            int day = t;
            crew.each(blocks, block -> pass.produce(day, block));
            crew.each(blocks, block -> pass.receive(day, block));
        }
    }

    private void order(int day, int block) {
        int[] start = grid.flows.network().slots().buyerStart();
        for (int j = from(block); j < to(block); j++) {
            scarce[j] = grid.scarce(day, j);
            for (int q = start[j]; q < start[j + 1]; q++) {
                rho[q] = grid.rho(day, q, j);
                grid.outDay[q] = Outlook.NEVER;
            }
        }
    }

    private void produce(int day, int block) {
        int[] start = grid.flows.network().links().supplierStart();
        double[] volume = grid.flows.network().links().volume();
        int[] bySupplier = grid.flows.network().links().bySupplier();
        int[] saleSlot = grid.flows.saleSlot();
        double[] orders = rho;
        int to = to(block);
        for (int i = from(block); i < to; i++) {
            double rounder = grid.rounder[i];
            double sum = Lattice.order(grid.flows.demand()[i], rounder);
            if (grid.openSupplier[i]) {
                sum = Orders.sum(grid, day, i);
            } else {
                int end = start[i + 1];
                for (int sale = start[i]; sale < end; sale++) {
                    sum += (volume[bySupplier[sale]] / Flows.DAYS_A_YEAR * orders[saleSlot[sale]] + rounder) - rounder;
                }
            }
            grid.produce(day, i, sum, scarce[i]);
        }
    }

    private void receive(int day, int block) {
        int[] start = grid.flows.network().slots().buyerStart();
        float[] cover = grid.cover[day];
        for (int j = from(block); j < to(block); j++) {
            double used = grid.output[day][j];
            double least = Double.POSITIVE_INFINITY;
            for (int q = start[j]; q < start[j + 1]; q++) {
                float days = grid.next(day, q, j, rho[q]);
                cover[q] = days;
                rho[q] = grid.rho(used, grid.target[j], days);
                least = grid.essential[q] && days < least ? days : least;
                if (days < org.clearway.engine.project.Rules.OUT && grid.outDay[q] == Outlook.NEVER) {
                    grid.outDay[q] = day;
                }
            }
            scarce[j] = least;
        }
    }

    private static int from(int block) {
        return block * Crew.BLOCK;
    }

    private int to(int block) {
        return Math.min(scarce.length, from(block) + Crew.BLOCK);
    }
}
