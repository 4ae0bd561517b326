package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clearway.app.chain.internal.ReadingState.Blocked;
import org.clearway.app.chain.internal.ReadingState.Closure;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.engine.project.DatedShares;

/** What is closed or blocked, in the engine's numbers: sites as nodes, roads as links. */
public final class Restrictions {

    private final ChainNetwork chain;
    private final Map<Long, List<Closure>> closures = new HashMap<>();
    private final Map<Long, Blocked> blocked = new HashMap<>();
    private final Map<Long, int[]> linksOf = new HashMap<>();

    public Restrictions(ChainNetwork chain) {
        this.chain = chain;
    }

    public void close(long site, List<Closure> rows) {
        if (rows.isEmpty()) {
            closures.remove(site);
        } else {
            closures.put(site, List.copyOf(rows));
        }
    }

    Restrictions copy() {
        Restrictions copy = new Restrictions(chain);
        copy.closures.putAll(closures);
        copy.blocked.putAll(blocked);
        copy.linksOf.putAll(linksOf);
        return copy;
    }

    /** Takes the blocked links as they are now. @return the links over which something else passes than before */
    public int[] block(List<Blocked> rows) {
        List<int[]> touched = new ArrayList<>();
        Map<Long, Blocked> now = new HashMap<>();
        rows.forEach(row -> now.put(row.thing(), row));
        for (Long gone : List.copyOf(blocked.keySet())) {
            if (!java.util.Objects.equals(blocked.get(gone), now.get(gone))) {
                blocked.remove(gone);
                touched.add(linksOf(gone));
                linksOf.remove(gone);
            }
        }
        now.forEach((thing, row) -> {
            if (blocked.putIfAbsent(thing, row) == null) {
                int[] links = links(row);
                linksOf.put(thing, links);
                touched.add(links);
            }
        });
        return touched.stream().flatMapToInt(Arrays::stream).distinct().toArray();
    }

    /** The relations from a place to a place. */
    private int[] links(Blocked row) {
        boolean[] sends = within(row.from());
        boolean[] takes = within(row.to());
        int[] supplier = chain.network().links().supplier();
        int[] buyer = chain.network().links().buyer();
        return IntStream.range(0, supplier.length)
                .filter(link -> sends[supplier[link]] && takes[buyer[link]])
                .toArray();
    }

    private boolean[] within(String division) {
        DivisionRange range = DivisionRange.of(division);
        boolean[] within = new boolean[chain.divisions().length];
        for (int node = 0; node < within.length; node++) {
            within[node] = range.holds(chain.divisions()[node]);
        }
        return within;
    }

    public List<Closure> closures(long site) {
        return closures.getOrDefault(site, List.of());
    }

    public java.util.Collection<Blocked> blocked() {
        return blocked.values();
    }

    /** The links that a road, exit or port stands in the way of. */
    public int[] linksOf(long thing) {
        return linksOf.getOrDefault(thing, new int[0]);
    }

    /** The thing that lets least through over a link today, or -1. */
    public long thingOn(int link, LocalDate today) {
        return blocked.values().stream()
                .filter(row -> !row.first().isAfter(today.plusDays(1)))
                .filter(row -> Arrays.binarySearch(linksOf(row.thing()), link) >= 0)
                .min(java.util.Comparator.comparingDouble(Blocked::open).thenComparingLong(Blocked::thing))
                .map(Blocked::thing)
                .orElse(-1L);
    }

    public DatedShares capacity(LocalDate today, long openedSite) {
        Rows rows = new Rows();
        closures.forEach((site, all) -> {
            for (int node : site == openedSite ? new int[0] : chain.nodesAt().getOrDefault(site, new int[0])) {
                all.forEach(one -> rows.add(node, one.from(), one.to(), one.capacity(), today));
            }
        });
        return rows.shares();
    }

    public DatedShares open(LocalDate today, long openedThing) {
        Rows rows = new Rows();
        blocked.forEach((thing, one) -> {
            for (int link : thing == openedThing ? new int[0] : linksOf(thing)) {
                rows.add(link, one.first(), one.last(), one.open(), today);
            }
        });
        return rows.shares();
    }

    /** Capacity of a node by day, entry 0 for day 1. */
    public double[] capacityByDay(int node, LocalDate today, int days, double most) {
        double[] shares = new double[days];
        Arrays.fill(shares, Double.POSITIVE_INFINITY);
        for (Closure one : closures(chain.sites()[node])) {
            lower(shares, one.from(), one.to(), one.capacity(), today);
        }
        Arrays.setAll(shares, at -> shares[at] == Double.POSITIVE_INFINITY ? most : shares[at]);
        return shares;
    }

    /** What passes over a link by day. */
    public double[] openByDay(int link, LocalDate today, int days) {
        double[] shares = new double[days];
        Arrays.fill(shares, 1);
        blocked.values().stream()
                .filter(one -> Arrays.binarySearch(linksOf(one.thing()), link) >= 0)
                .forEach(one -> lower(shares, one.first(), one.last(), one.open(), today));
        return shares;
    }

    private static void lower(double[] shares, LocalDate from, LocalDate to, double share, LocalDate today) {
        for (int day = dayOf(from, today); day <= Math.min(shares.length, dayOf(to, today)); day++) {
            if (day >= 1) {
                shares[day - 1] = Math.min(shares[day - 1], share);
            }
        }
    }

    private static int dayOf(LocalDate day, LocalDate today) {
        return (int) (day.toEpochDay() - today.toEpochDay()) + 1;
    }

    /** Rows of dated shares as they are put together. */
    private static final class Rows {
        private final List<int[]> places = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        void add(int target, LocalDate from, LocalDate to, double share, LocalDate today) {
            if (dayOf(to, today) >= 1) {
                places.add(new int[] {target, Math.max(1, dayOf(from, today)), dayOf(to, today)});
                values.add(share);
            }
        }

        DatedShares shares() {
            return DatedShares.of(
                    places.stream().mapToInt(place -> place[0]).toArray(),
                    places.stream().mapToInt(place -> place[1]).toArray(),
                    places.stream().mapToInt(place -> place[2]).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
