package org.clearway.engine.project.grid;

import java.util.Arrays;

/** For each day the slots that may order differently, and what they ordered before. */
final class Rhos {
    private final Piles slots;
    private final double[][] before;

    Rhos(int days, int count) {
        this.slots = new Piles(days, count);
        this.before = new double[days + 1][16];
    }

    void add(int day, int slot, double rho) {
        if (slots.add(day, slot)) {
            int at = slots.size(day) - 1;
            if (at == before[day].length) {
                before[day] = Arrays.copyOf(before[day], 2 * at);
            }
            before[day][at] = rho;
        }
    }

    int size(int day) {
        return slots.size(day);
    }

    int slot(int day, int at) {
        return slots.get(day, at);
    }

    double before(int day, int at) {
        return before[day][at];
    }

    void clear() {
        slots.clear();
    }
}
