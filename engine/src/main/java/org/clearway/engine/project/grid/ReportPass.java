package org.clearway.engine.project.grid;

import java.util.List;

/**
 * Carries reports through a grid: day by day, only what differs is computed again.
 *
 * <p>Three piles a day: slots that order differently, nodes to look at, slots to look at. A slot's new order is put on its
 * suppliers' demand and the old one taken off, which is exact on the {@link Lattice}; a node whose demand, capacity or
 * scarcest cover changed is computed again; so is a slot whose order, use or receipts changed. What comes out equal to
 * what stood there before goes no further. The pass gives up when it has visited more links than a full pass is worth.
 */
final class ReportPass {
    private final GridState grid;
    private final Piles slots;
    private final Piles nodes;
    private final Piles recount;
    private final Rhos rhos;
    private final IntPile touched = new IntPile();
    private final boolean[] touchedMark;
    private final float[] oldOutput;
    private final int[] oldOutputDay;
    private final long mostVisits;
    private long visits;

    ReportPass(GridState grid, long mostVisits) {
        int count = grid.outDay.length;
        this.grid = grid;
        this.mostVisits = mostVisits;
        this.slots = new Piles(grid.days, count);
        this.nodes = new Piles(grid.days, grid.target.length);
        this.recount = new Piles(grid.days, grid.target.length);
        this.rhos = new Rhos(grid.days, count);
        this.touchedMark = new boolean[count];
        this.oldOutput = new float[grid.target.length];
        this.oldOutputDay = new int[grid.target.length];
    }

    /** Takes the reports into the assumptions; {@link #run} carries them on. */
    void take(List<Report> reports) {
        visits = 0;
        for (Report report : reports) {
            switch (report) {
                case Report.Stock stock -> take(stock);
                case Report.Road road -> take(road);
                case Report.Capacity capacity -> take(capacity);
                case Report.Open open -> take(open);
            }
        }
    }

    private void take(Report.Stock report) {
        int slot = report.slot();
        int buyer = grid.flows.network().slots().buyer()[slot];
        rhos.add(1, slot, grid.rho(1, slot, buyer));
        grid.cover[0][slot] = Lattice.cover(report.coverDays());
        slots.add(1, slot);
        nodes.add(1, buyer);
    }

    private void take(Report.Road report) {
        int slot = grid.flows.network().slots().ofLink()[report.link()];
        for (int day = 1; day <= grid.days; day++) {
            slots.add(day, slot);
        }
        grid.carry(report.link(), report.unitsByDay());
    }

    private void take(Report.Capacity report) {
        for (int day = 1; day <= grid.days; day++) {
            if (grid.capacityOn(report.node(), day) != report.shareByDay()[day - 1]) {
                nodes.add(day, report.node());
            }
        }
        grid.capacity[report.node()] = report.shareByDay().clone();
    }

    private void take(Report.Open report) {
        int supplier = grid.flows.network().links().supplier()[report.link()];
        int slot = grid.flows.network().slots().ofLink()[report.link()];
        // The slot may be summed link by link from now on, or no longer, which rounds otherwise: look at every day.
        for (int day = 1; day <= grid.days; day++) {
            recount.add(day, supplier);
            nodes.add(day, supplier);
            slots.add(day, slot);
        }
        grid.pass(report.link(), report.openByDay().clone());
    }

    /** Projects what differs; false if it gave up and a full pass must follow. */
    boolean run() {
        for (int day = 1; day <= grid.days && visits <= mostVisits; day++) {
            orders(day);
            produce(day);
            receive(day);
        }
        boolean done = visits <= mostVisits;
        slots.clear();
        nodes.clear();
        recount.clear();
        rhos.clear();
        java.util.Arrays.fill(oldOutputDay, 0);
        return done;
    }

    private void orders(int day) {
        var links = grid.flows.network().links();
        int[] start = grid.flows.network().slots().start();
        for (int at = 0; at < rhos.size(day); at++) {
            int slot = rhos.slot(day, at);
            double before = rhos.before(day, at);
            double after = grid.rho(day, slot, grid.flows.network().slots().buyer()[slot]);
            slots.add(day, slot);
            if (before == after) {
                continue;
            }
            for (int link = start[slot]; link < start[slot + 1]; link++) {
                int supplier = links.supplier()[link];
                grid.ordered[day][supplier] += Orders.order(grid, day, link, supplier, after)
                        - Orders.order(grid, day, link, supplier, before);
                nodes.add(day, supplier);
                arrivesLater(day, link, slot);
            }
            visits += start[slot + 1] - start[slot];
        }
    }

    /** A slot's order of a day reaches the slot over links with a lag on later days too. */
    private void arrivesLater(int day, int link, int slot) {
        if (grid.slowSlot[slot]) {
            int lag = grid.flows.network().links().lagDays()[link];
            boolean waits = grid.open.containsKey(link);
            int last = waits ? grid.days : Math.min(grid.days, day + lag - 1);
            for (int later = waits ? day : day + lag - 1; later <= last; later++) {
                slots.add(later, slot);
            }
        }
    }

    private void produce(int day) {
        for (int at = 0; at < nodes.size(day); at++) {
            int node = nodes.get(day, at);
            float outputBefore = grid.output[day][node];
            float fillBefore = grid.fill[day][node];
            boolean again = recount.has(day, node);
            visits += again ? sales(node) : 1;
            double demand = again ? Orders.sum(grid, day, node) : grid.ordered[day][node];
            grid.produce(day, node, demand, grid.scarce(day, node));
            if (grid.output[day][node] != outputBefore) {
                oldOutput[node] = outputBefore;
                oldOutputDay[node] = day;
                lookAtInputs(day, node);
            }
            if (grid.fill[day][node] != fillBefore) {
                lookAtBuyers(day, node);
            }
        }
    }

    private int sales(int node) {
        int[] start = grid.flows.network().links().supplierStart();
        return start[node + 1] - start[node];
    }

    private void lookAtInputs(int day, int node) {
        int[] start = grid.flows.network().slots().buyerStart();
        for (int slot = start[node]; slot < start[node + 1]; slot++) {
            slots.add(day, slot);
        }
    }

    private void lookAtBuyers(int day, int node) {
        var links = grid.flows.network().links();
        int[] saleSlot = grid.flows.saleSlot();
        visits += sales(node);
        for (int sale = links.supplierStart()[node]; sale < links.supplierStart()[node + 1]; sale++) {
            int slot = saleSlot[sale];
            if (grid.slowSlot[slot]) {
                arrivesLater(day, links.bySupplier()[sale], slot);
            } else {
                slots.add(day, slot);
            }
        }
    }

    private void receive(int day) {
        int[] buyerOf = grid.flows.network().slots().buyer();
        int[] start = grid.flows.network().slots().start();
        for (int at = 0; at < slots.size(day); at++) {
            int slot = slots.get(day, at);
            int buyer = buyerOf[slot];
            float before = grid.cover[day][slot];
            float after = grid.next(day, slot, buyer, grid.rho(day, slot, buyer));
            visits += start[slot + 1] - start[slot];
            boolean used = oldOutputDay[buyer] == day;
            if (after != before || used) {
                carry(day, slot, buyer, before, after, used ? oldOutput[buyer] : grid.output[day][buyer]);
            }
        }
    }

    private void carry(int day, int slot, int buyer, float before, float after, float outputBefore) {
        grid.cover[day][slot] = after;
        if (after != before && !touchedMark[slot]) {
            touchedMark[slot] = true;
            touched.add(slot);
        }
        if (day < grid.days) {
            rhos.add(day + 1, slot, grid.rho(outputBefore, grid.target[buyer], before));
            if (after != before && grid.essential[slot]) {
                nodes.add(day + 1, buyer);
            }
        }
    }

    /** The slots whose cover differs on some day since the last call, in no order. */
    int[] takeTouched() {
        int[] all = touched.toArray();
        for (int slot : all) {
            touchedMark[slot] = false;
        }
        touched.clear();
        return all;
    }

    long visits() {
        return visits;
    }
}
