package org.clearway.engine.project.grid;

import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Rules;

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
            crew.each(grid.flows.ranges(), range -> pass.produce(day, range));
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

    private void produce(int day, int range) {
        int from = from(grid.flows.firstBlock(range));
        int to = Math.min(scarce.length, from(grid.flows.firstBlock(range + 1)));
        double[] sums = grid.ordered[day];
        for (int i = from; i < to; i++) {
            sums[i] = Lattice.order(grid.flows.demand()[i], grid.rounder[i]);
        }
        grid.flows.addRounded(range, rho, grid.rounder, sums);
        for (int i = from; i < to; i++) {
            double sum = grid.openSupplier[i] ? Orders.sum(grid, day, i) : sums[i];
            grid.produce(day, i, sum, scarce[i]);
        }
    }

    private void receive(int day, int block) {
        int[] start = grid.flows.network().slots().buyerStart();
        int[] linkStart = grid.flows.network().slots().start();
        int firstLink = grid.flows.network().links().buyerStart()[from(block)];
        double[] missing = grid.flows.missing(block, grid.fill[day]);
        float[] cover = grid.cover[day];
        for (int j = from(block); j < to(block); j++) {
            double used = grid.output[day][j];
            double least = Double.POSITIVE_INFINITY;
            for (int q = start[j]; q < start[j + 1]; q++) {
                float days = grid.next(day, q, j, rho[q], missing[linkStart[q] - firstLink]);
                cover[q] = days;
                rho[q] = grid.rho(used, grid.target[j], days);
                least = grid.essential[q] && days < least ? days : least;
                if (days < Rules.OUT && grid.outDay[q] == Outlook.NEVER) {
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
