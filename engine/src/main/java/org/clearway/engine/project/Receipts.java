package org.clearway.engine.project;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The second half of a day link by link: for lags above 1, goods on the road, blocked links and max-min rationing.
 *
 * <p>A block of buyers goes three times over its links, each time in one flat loop: what is sent, what arrives, what that
 * leaves in the slots. What is sent and arrives is kept for the block alone, in the second-level cache.
 */
final class Receipts {
    private final Day day;
    private final Queue<Columns> idle = new ConcurrentLinkedQueue<>();

    Receipts(Day day) {
        this.day = day;
    }

    /** What the links of a block carry today, in days of base use of their slots. */
    @SuppressWarnings("ArrayRecordComponent") // two columns, never compared
    private record Columns(double[] sent, double[] arrived) {

        static Columns of(int links) {
            return new Columns(new double[links], new double[links]);
        }
    }

    /** As {@link Day#receive}, for the buyers {@code from .. to-1}, which are a block. */
    void receive(int block, int from, int to) {
        int[] starts = day.flows.network().links().buyerStart();
        int links = starts[to] - starts[from];
        Columns last = idle.poll();
        Columns columns = last == null || last.sent().length < links ? Columns.of(links + links / 4) : last;
        if (day.level.length > 0) {
            sendLevelled(starts[from], starts[to], columns.sent());
        } else {
            send(starts[from], starts[to], columns.sent());
        }
        double[] arrived = columns.sent();
        if (day.roads.any()) {
            arrived = columns.arrived();
            day.roads.pass(block, starts[from], starts[to], columns.sent(), arrived);
        }
        receive(from, to, arrived);
        idle.add(columns);
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
