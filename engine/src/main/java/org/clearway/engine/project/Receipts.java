package org.clearway.engine.project;

/**
 * The second half of a day link by link: for lags above 1, goods on the road, blocked links and max-min rationing.
 *
 * <p>A block of buyers goes over its links in flat loops: what is ordered, what is sent, what arrives, and what that leaves missing
 * in the slots. What is sent and missing is kept for the block alone, in the second-level cache.
 */
final class Receipts {
    private final Day day;

    Receipts(Day day) {
        this.day = day;
    }

    /** As {@link Day#receive}, for the buyers {@code from .. to-1}, which are a block. */
    void receive(int block, int from, int to) {
        int[] starts = day.flows.network().links().buyerStart();
        int first = starts[from];
        int end = starts[to];
        double[] missing = day.room.take(end - first);
        double[] sent = day.room.take(end - first);
        order(first, end, missing);
        send(first, end, missing, sent);
        day.roads.pass(block, first, end, sent, missing);
        day.room.giveBack(sent);
        day.flows.shared().add(block, first, missing);
        use(from, to, first, missing);
        day.room.giveBack(missing);
    }

    private void order(int from, int to, double[] ordered) {
        int[] slot = day.flows.network().slots().ofLink();
        double[] share = day.flows.share();
        double[] rho = day.rho;
        for (int link = from; link < to; link++) {
            ordered[link - from] = share[link] * rho[slot[link]];
        }
    }

    /** What each link gets of its order: of what passes, the share that its supplier meets of all orders, or the most one order gets. */
    private void send(int from, int to, double[] ordered, double[] sent) {
        double[] passes = ordered;
        double[] open = day.open;
        for (int link = from; link < to && open.length > 0; link++) {
            sent[link - from] = ordered[link - from] * open[link];
            passes = sent;
        }
        if (day.level.length > 0) {
            level(from, to, passes, sent);
        } else {
            int[] supplier = day.flows.network().links().supplier();
            double[] fill = day.fill;
            for (int link = from; link < to; link++) {
                sent[link - from] = passes[link - from] * fill[supplier[link]];
            }
        }
    }

    private void level(int from, int to, double[] passes, double[] sent) {
        int[] slots = day.flows.network().slots().ofLink();
        int[] suppliers = day.flows.network().links().supplier();
        for (int link = from; link < to; link++) {
            double order = passes[link - from];
            double most = day.level[suppliers[link]];
            sent[link - from] = order * day.flows.use()[slots[link]] <= most
                    ? order
                    : most * day.flows.perUse()[slots[link]];
        }
    }

    private void use(int from, int to, int firstLink, double[] missing) {
        int[] slotStart = day.flows.network().slots().buyerStart();
        int[] start = day.flows.network().slots().start();
        double[] orders = day.rho;
        double[] stock = day.cover;
        double perRefill = 1 / day.rules.refillDays();
        int q = slotStart[from];
        for (int j = from; j < to; j++) {
            double used = day.output[j];
            double wanted = day.target[j];
            for (int end = slotStart[j + 1]; q < end; q++) {
                double days = Day.next(stock[q], used, orders[q] - missing[start[q] - firstLink]);
                stock[q] = days;
                orders[q] = days < wanted ? used + (wanted - days) * perRefill : used;
            }
        }
    }
}
