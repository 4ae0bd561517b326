package org.clearway.engine.project;

/**
 * The second half of a day link by link: for lags above 1, goods on the road, blocked links and max-min rationing.
 *
 * <p>A block of buyers goes three times over its links, each time in one flat loop: what is sent, what arrives, what that
 * leaves in the slots. What is sent and arrives is kept for the block alone, in the second-level cache.
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
        double[] sent = day.room.take(end - first);
        if (day.level.length > 0) {
            sendLevelled(first, end, sent);
        } else {
            send(first, end, sent);
        }
        if (day.roads.any()) {
            double[] arrived = day.room.take(end - first);
            day.roads.pass(block, first, end, sent, arrived);
            receive(from, to, arrived);
            day.room.giveBack(arrived);
        } else {
            receive(from, to, sent);
        }
        day.room.giveBack(sent);
    }

    /** What each link gets of its order where all orders of a supplier are met by one share. */
    private void send(int from, int to, double[] sent) {
        int[] slot = day.flows.network().slots().ofLink();
        int[] supplier = day.flows.network().links().supplier();
        double[] share = day.flows.share();
        double[] rho = day.rho;
        double[] fill = day.fill;
        for (int link = from; link < to; link++) {
            sent[link - from] = share[link] * rho[slot[link]];
        }
        double[] open = day.open;
        for (int link = from; link < to && open.length > 0; link++) {
            sent[link - from] *= open[link];
        }
        for (int link = from; link < to; link++) {
            sent[link - from] *= fill[supplier[link]];
        }
    }

    /** The same under max-min rationing: an order is met, or gets as much as any other one that is not. */
    private void sendLevelled(int from, int to, double[] sent) {
        int[] slots = day.flows.network().slots().ofLink();
        int[] suppliers = day.flows.network().links().supplier();
        for (int link = from; link < to; link++) {
            int slot = slots[link];
            double order = day.flows.share()[link] * day.rho[slot];
            order = day.open.length > 0 ? order * day.open[link] : order;
            double most = day.level[suppliers[link]];
            sent[link - from] = order * day.flows.use()[slot] <= most
                    ? order
                    : most * day.flows.perUse()[slot];
        }
    }

    /** Slots and buyers end where their last link does. */
    private void receive(int from, int to, double[] arrived) {
        int[] slotStart = day.flows.network().slots().start();
        int[] buyerSlots = day.flows.network().slots().buyerStart();
        double[] share = day.flows.share();
        double perRefill = 1 / day.rules.refillDays();
        int first = day.flows.network().links().buyerStart()[from];
        int link = first;
        for (int j = from; j < to; j++) {
            double used = day.output[j];
            double wanted = day.target[j];
            for (int q = buyerSlots[j]; q < buyerSlots[j + 1]; q++) {
                double ordered = day.rho[q];
                double missing = 0;
                for (int end = slotStart[q + 1]; link < end; link++) {
                    missing += share[link] * ordered - arrived[link - first];
                }
                double days = Day.next(day.cover[q], used, ordered - missing);
                day.cover[q] = days;
                day.rho[q] = used + Math.max(0, wanted - days) * perRefill;
            }
            day.scarce[j] = day.leastCover(j);
        }
    }
}
