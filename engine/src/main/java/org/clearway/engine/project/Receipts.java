package org.clearway.engine.project;

/** The second half of a day link by link: for lags above 1, goods on the road and max-min rationing. */
final class Receipts {
    private Receipts() {}

    /** As {@link Day#receive}, for the buyers {@code from .. to-1}. */
    static void slowly(Day day, int from, int to) {
        int[] slotStart = day.flows.network().slots().buyerStart();
        double perRefill = 1 / day.rules.refillDays();
        for (int j = from; j < to; j++) {
            double least = Double.POSITIVE_INFINITY;
            for (int q = slotStart[j]; q < slotStart[j + 1]; q++) {
                double received = received(day, q) * day.flows.perUse()[q];
                double days = Day.next(day.cover[q], day.output[j], received);
                day.cover[q] = days;
                day.rho[q] = day.output[j] + Math.max(0, day.target[j] - days) * perRefill;
                least = day.essential[q] ? Math.min(least, days) : least;
            }
            day.scarce[j] = least;
        }
    }

    private static double received(Day day, int slot) {
        int[] start = day.flows.network().slots().start();
        int[] supplier = day.flows.network().links().supplier();
        double sum = 0;
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            double sent = day.sent(supplier[link], day.volume[link] * day.rho[slot]);
            sum += day.roads.any() ? day.roads.pass(link, sent) : sent;
        }
        return sum;
    }
}
