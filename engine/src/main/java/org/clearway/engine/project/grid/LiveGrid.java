package org.clearway.engine.project.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Rationing;

/**
 * A projection kept up to date report by report, bit for bit as if all were projected anew.
 *
 * <p>The dynamic is that of {@link org.clearway.engine.project.Projection}, but for rounding: after each day cover and
 * P/P0 become multiples of 1/1024, r of 1/16384, half to even. Without that one report changes some last bit of nearly
 * every slot, and an exact update is a full pass; on the grid small ripples die out. Orders are summed exactly (see
 * {@code Lattice}), so a sum does not depend on its order either. Against the exact projection cover differs by at most
 * 0.05 day over 15 days; a light may move only where a threshold is passed by less than that.
 *
 * <p>Cost: one report visits what it changes, some thousand links of a million; a full pass O(days x links) is taken where
 * that is cheaper. Memory: 4 bytes a slot and 16 a node for each day. Limits: 1 to 30 days, proportional rationing.
 * {@link #report} may be called from any thread; reports that arrive during a pass share the next one.
 */
public final class LiveGrid {
    /** Days live lights look ahead. */
    public static final int DAYS = 15;

    /** The most days a grid holds: one bit each in an int. */
    public static final int MAX_DAYS = 30;

    /** A link visited out of order costs about this many visited in a stream. */
    private static final int VISIT_COST = 12;

    private final GridState grid;
    private final Crew crew;
    private final ReportPass pass;
    private final ConcurrentLinkedQueue<Report> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Projects all days once.
     *
     * @throws IllegalArgumentException if the horizon is over 30 days or rationing is not proportional
     */
    public LiveGrid(Flows flows, Assumptions given, Crew crew) {
        if (given.days() > MAX_DAYS) {
            throw new IllegalArgumentException("A grid holds 1 to " + MAX_DAYS + " days, not " + given.days());
        }
        if (given.rules().rationing() != Rationing.PROPORTIONAL) {
            throw new IllegalArgumentException("On the grid rationing is proportional. Maybe use Projection");
        }
        this.grid = new GridState(flows, given);
        this.crew = crew;
        long fullVisits = 2L * given.days() * flows.network().links().size();
        this.pass = new ReportPass(grid, Math.max(1000, fullVisits / VISIT_COST));
        FullPass.run(grid, crew);
    }

    /**
     * Hands in a report; it counts from the next {@link #settle} on.
     *
     * @throws IllegalArgumentException if it names no node, slot or link, or a share is out of bounds
     */
    public void report(Report report) {
        ReportCheck.require(grid, report);
        waiting.add(report);
    }

    /** Works in all reports that wait; O(what they change). */
    public synchronized Change settle() {
        List<Report> taken = new ArrayList<>();
        for (Report next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        pass.take(taken);
        if (pass.run()) {
            return new Change(newDays(pass.takeTouched()), taken.size(), pass.visits(), false);
        }
        pass.takeTouched();
        int[] before = grid.outDay.clone();
        FullPass.run(grid, crew);
        int[] changed = java.util.stream.IntStream.range(0, before.length)
                .filter(q -> before[q] != grid.outDay[q])
                .toArray();
        long links = grid.flows.network().links().size();
        return new Change(changed, taken.size(), pass.visits() + 2L * grid.days * links, true);
    }

    /** Projects all days anew, with the reports worked in so far: O(days x links). Changes nothing. */
    public synchronized void renew() {
        FullPass.run(grid, crew);
    }

    private int[] newDays(int[] slots) {
        return Arrays.stream(slots)
                .filter(slot -> {
                    int before = grid.outDay[slot];
                    grid.outDay[slot] = grid.firstDayOut(slot);
                    return grid.outDay[slot] != before;
                })
                .toArray();
    }

    /** First day that ends with the slot's cover under 0.05, or {@link org.clearway.engine.project.Outlook#NEVER}. */
    public synchronized int outDay(int slot) {
        return grid.outDay[slot];
    }

    /** Cover of a slot in days at the end of a day; day 0 is the opening. */
    public synchronized double coverDays(int slot, int day) {
        return grid.cover[day][slot];
    }

    /** Output of a node on a day, as a share of base output. */
    public synchronized double output(int node, int day) {
        return grid.output[day][node];
    }

    /** A number that differs when any bit of any day differs, but for a chance of 2^-64. */
    public synchronized long fingerprint() {
        long print = 0;
        for (int day = 0; day <= grid.days; day++) {
            print = mix(print, Arrays.hashCode(grid.cover[day]), Arrays.hashCode(grid.output[day]));
            print = mix(print, Arrays.hashCode(grid.fill[day]), Arrays.hashCode(grid.ordered[day]));
        }
        return mix(print, Arrays.hashCode(grid.outDay), 0);
    }

    private static long mix(long print, int one, int other) {
        return (print ^ ((long) one << 32 | (other & 0xFFFFFFFFL))) * 0x9E3779B97F4A7C15L + 1;
    }
}
