package org.clearway.engine.project;

/**
 * The second half of a day link by link: for lags above 1, goods on the road, blocked links and max-min rationing.
 *
 * <p>A block of buyers goes over its links lag by lag in flat loops: what is ordered, what is sent, what arrives, and what that leaves
 * missing in the slots, which is kept for the block alone, in the second-level cache.
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
        double[] missing = day.room.take(starts[to] - first);
        pass(block, first, starts[to], missing);
        day.flows.shared().add(block, first, missing);
        use(from, to, first, missing);
        day.room.giveBack(missing);
    }

    private void pass(int block, int first, int end, double[] missing) {
        Roads roads = day.roads();
        Lanes lanes = roads.lanes();
        boolean evenly = day.level.length == 0;
        if (evenly) {
            atOnce(lanes, lanes.start(block, 1), lanes.end(block, 1), missing);
        } else {
            levelled(lanes, lanes.start(block, 1), lanes.end(block, 1), new double[0], 0, missing);
        }
        roads.addLate(block, (link, arrives) -> {
            double ordered = ordered(link);
            missing[link - first] = ordered - (sent(link, ordered) + arrives);
        });
        double[] cells = roads.cells(block);
        for (int lag = 2; lag <= Lanes.LAGS; lag++) {
            int from = lanes.start(block, lag);
            int to = lanes.end(block, lag);
            if (evenly) {
                onTheRoad(lanes, from, to, cells, roads.due(block, lag) - from, missing);
            } else {
                levelled(lanes, from, to, cells, roads.due(block, lag) - from, missing);
            }
        }
        roads.waiting().pass(first, end, this, missing);
    }

    private void atOnce(Lanes lanes, int from, int to, double[] missing) {
        int[] link = lanes.link;
        int[] slot = lanes.slot;
        int[] supplier = lanes.supplier;
        double[] share = lanes.share;
        double[] rho = day.rho;
        double[] fill = day.fill;
        for (int at = from; at < to; at++) {
            double ordered = share[at] * rho[slot[at]];
            missing[link[at]] = ordered - ordered * fill[supplier[at]];
        }
    }

    /** @param due what the first link's place has to be moved by to find its cell of today */
    private void onTheRoad(Lanes lanes, int from, int to, double[] cells, int due, double[] missing) {
        int[] link = lanes.link;
        int[] slot = lanes.slot;
        int[] supplier = lanes.supplier;
        double[] share = lanes.share;
        double[] rho = day.rho;
        double[] fill = day.fill;
        for (int at = from; at < to; at++) {
            double ordered = share[at] * rho[slot[at]];
            double arrives = cells[at + due];
            cells[at + due] = ordered * fill[supplier[at]];
            missing[link[at]] = ordered - arrives;
        }
    }

    /** Either of the two under max-min rationing, which takes far longer than these loops do; no cells: what is sent arrives at once. */
    private void levelled(Lanes lanes, int from, int to, double[] cells, int due, double[] missing) {
        for (int at = from; at < to; at++) {
            double ordered = lanes.share[at] * day.rho[lanes.slot[at]];
            double sent = level(lanes.slot[at], ordered, day.level[lanes.supplier[at]]);
            double arrives = sent;
            if (cells.length > 0) {
                arrives = cells[at + due];
                cells[at + due] = sent;
            }
            missing[lanes.link[at]] = ordered - arrives;
        }
    }

    /** What a link's slot orders of it, in days of the slot's base use. */
    double ordered(int link) {
        return day.flows.share()[link] * day.rho[day.flows.network().slots().ofLink()[link]];
    }

    /** What is sent over a link, of an order so much of which may pass. */
    double sent(int link, double passes) {
        int supplier = day.flows.network().links().supplier()[link];
        return day.level.length > 0
                ? level(day.flows.network().slots().ofLink()[link], passes, day.level[supplier])
                : passes * day.fill[supplier];
    }

    private double level(int slot, double order, double most) {
        return order * day.flows.use()[slot] <= most ? order : most * day.flows.perUse()[slot];
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
