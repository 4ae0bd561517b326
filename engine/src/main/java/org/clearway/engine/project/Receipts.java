package org.clearway.engine.project;

/** The second half of a day link by link: for lags above 1, goods on the road, blocked links and max-min rationing. */
final class Receipts {
    private Receipts() {}

    /** As {@link Day#receive}, for the buyers {@code from .. to-1}. */
    static void slowly(Day day, int from, int to) {
        int[] slotStart = day.flows.network().slots().buyerStart();
        double perRefill = 1 / day.rules.refillDays();
        for (int j = from; j < to; j++) {
            for (int q = slotStart[j]; q < slotStart[j + 1]; q++) {
                double days = Day.next(day.cover[q], day.output[j], received(day, q));
                day.cover[q] = days;
                day.rho[q] = day.output[j] + Math.max(0, day.target[j] - days) * perRefill;
            }
            day.scarce[j] = day.leastCover(j);
        }
    }

    private static double received(Day day, int slot) {
        int[] start = day.flows.network().slots().start();
        double missing = 0;
        for (int link = start[slot]; link < start[slot + 1]; link++) {
            double wanted = day.flows.share()[link] * day.rho[slot];
            double sent = sent(day, link, slot, day.open.length > 0 ? wanted * day.open[link] : wanted);
            missing += wanted - (day.roads.any() ? day.roads.pass(link, sent) : sent);
        }
        return day.rho[slot] - missing;
    }

    /** What a link gets of its order, both in days of base use of its slot. */
    private static double sent(Day day, int link, int slot, double order) {
        int supplier = day.flows.network().links().supplier()[link];
        if (day.level.length == 0) {
            return order * day.fill[supplier];
        }
        boolean met = order * day.flows.use()[slot] <= day.level[supplier];
        return met ? order : day.level[supplier] * day.flows.perUse()[slot];
    }
}
