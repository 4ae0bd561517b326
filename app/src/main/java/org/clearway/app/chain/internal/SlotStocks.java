package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.StockTaking;
import org.jspecify.annotations.Nullable;

/**
 * The last stock report of each slot. Where several nodes of a site take the same part, each has its part of the stock, by use, so
 * that all have the same cover.
 */
public final class SlotStocks {

    /** No report of this slot. */
    public static final int NEVER_REPORTED = Integer.MIN_VALUE;

    private final ChainNetwork chain;
    private final double[] onHand;
    private final double[] use;
    private final float[] target;
    private final int[] reportedOn;
    /** The lists are never changed. */
    private final Map<Integer, List<Arrival>> arrivals;

    /** @param node of the engine, -1 where the report does not say who sends it */
    public record Arrival(int node, LocalDate day, double units) {}

    /** A stock report as it is read. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    public record Row(
            long site,
            long part,
            LocalDate day,
            double onHand,
            double use,
            double target,
            LocalDate[] arrivalDays,
            double[] arrivalUnits,
            long[] arrivalNodes) {}

    public SlotStocks(ChainNetwork chain) {
        this.chain = chain;
        int slots = chain.network().slots().size();
        this.onHand = new double[slots];
        this.use = new double[slots];
        this.target = new float[slots];
        this.reportedOn = new int[slots];
        this.arrivals = new HashMap<>();
        Arrays.fill(reportedOn, NEVER_REPORTED);
    }

    private SlotStocks(SlotStocks other) {
        this.chain = other.chain;
        this.onHand = other.onHand.clone();
        this.use = other.use.clone();
        this.target = other.target.clone();
        this.reportedOn = other.reportedOn.clone();
        this.arrivals = new HashMap<>(other.arrivals);
    }

    SlotStocks copy() {
        return new SlotStocks(this);
    }

    /** Notes a report. */
    public void note(Row row) {
        int[] slots = chain.slots(row.site(), row.part());
        double all = Arrays.stream(slots)
                .mapToDouble(slot -> chain.flows().use()[slot])
                .sum();
        for (int slot : slots) {
            double part = slots.length == 1 ? 1 : chain.flows().use()[slot] / all;
            onHand[slot] = row.onHand() * part;
            use[slot] = row.use() * part;
            target[slot] = (float) row.target();
            reportedOn[slot] = (int) row.day().toEpochDay();
            noteArrivals(slot, row, part);
        }
    }

    private void noteArrivals(int slot, Row row, double part) {
        List<Arrival> due = java.util.stream.IntStream.range(0, row.arrivalDays().length)
                .mapToObj(i -> new Arrival(
                        chain.nodeOf().getOrDefault(row.arrivalNodes()[i], -1),
                        row.arrivalDays()[i],
                        row.arrivalUnits()[i] * part))
                .toList();
        if (due.isEmpty()) {
            arrivals.remove(slot);
        } else {
            arrivals.put(slot, due);
        }
    }

    public boolean reported(int slot) {
        return reportedOn[slot] != NEVER_REPORTED;
    }

    public int reportedOn(int slot) {
        return reportedOn[slot];
    }

    public double target(int slot) {
        return target[slot];
    }

    /** What is in store over daily use, without anything due; nothing used lasts for ever. */
    public double storeDays(int slot) {
        return use[slot] > 0 ? Math.min(Opening.MAX_COVER_DAYS, onHand[slot] / use[slot]) : Opening.MAX_COVER_DAYS;
    }

    /** Opening cover: (on hand + due on day 1) / daily use. */
    public double openingDays(int slot, LocalDate today) {
        if (use[slot] <= 0) {
            return Opening.MAX_COVER_DAYS;
        }
        double units = onHand[slot];
        for (double due : firstDay(slot, today)) {
            units += due;
        }
        return Math.min(Opening.MAX_COVER_DAYS, units / use[slot]);
    }

    /** Units due by link of these slots, entry d-1 for day d; a link over which nobody counted anything is missing. */
    Map<Integer, double[]> due(int[] slots, LocalDate today) {
        Map<Integer, double[]> due = new HashMap<>();
        for (int slot : slots) {
            arrivals.getOrDefault(slot, List.of()).stream()
                    .filter(arrival -> counts(arrival, today))
                    .forEach(arrival ->
                            due.computeIfAbsent(link(slot, arrival), none -> new double[Opening.MAX_ARRIVAL_DAY])[
                                            dayOf(arrival, today) - 1] +=
                                    arrival.units());
        }
        return due;
    }

    /** Due on day 1, by link of the slot, in the order in which {@link StockTaking} adds them. */
    private double[] firstDay(int slot, LocalDate today) {
        int[] start = chain.network().slots().start();
        double[] due = new double[start[slot + 1] - start[slot]];
        for (Arrival arrival : arrivals.getOrDefault(slot, List.of())) {
            if (dayOf(arrival, today) == 1) {
                due[link(slot, arrival) - start[slot]] += arrival.units();
            }
        }
        return due;
    }

    /** The next day on which something is due, or null. */
    public @Nullable LocalDate nextArrival(int slot, LocalDate today) {
        return arrivals.getOrDefault(slot, List.of()).stream()
                .map(Arrival::day)
                .filter(day -> !day.isBefore(today))
                .min(java.util.Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean counts(Arrival arrival, LocalDate today) {
        return dayOf(arrival, today) >= 1 && dayOf(arrival, today) <= Opening.MAX_ARRIVAL_DAY;
    }

    private static int dayOf(Arrival arrival, LocalDate today) {
        return (int) (arrival.day().toEpochDay() - today.toEpochDay()) + 1;
    }

    private int link(int slot, Arrival arrival) {
        int link = arrival.node() < 0 ? -1 : chain.link(arrival.node(), chain.buyer(slot));
        int[] start = chain.network().slots().start();
        if (link >= start[slot] && link < start[slot + 1]) {
            return link;
        }
        int largest = start[slot];
        for (int other = start[slot]; other < start[slot + 1]; other++) {
            largest = chain.flows().share()[other] > chain.flows().share()[largest] ? other : largest;
        }
        return largest;
    }

    /**
     * What a projection starts from.
     *
     * @param factor of the stock of slots whose report is older than {@code staleBefore}: 1 for what is likely
     */
    public Opening opening(LocalDate today, Rules rules, double factor, int staleBefore) {
        StockTaking taking = new StockTaking(chain.network(), rules);
        arrivals.forEach((slot, due) -> due.stream()
                .filter(arrival -> counts(arrival, today))
                .forEach(arrival -> taking.transit(link(slot, arrival), arrival.units(), dayOf(arrival, today))));
        for (int slot = 0; slot < onHand.length; slot++) {
            if (reported(slot)) {
                double share = reportedOn[slot] < staleBefore ? factor : 1;
                if (use[slot] > 0) {
                    taking.stock(slot, onHand[slot] * share, use[slot]);
                } else {
                    taking.stock(slot, Opening.MAX_COVER_DAYS, 1);
                }
            }
        }
        return taking.opening();
    }
}
