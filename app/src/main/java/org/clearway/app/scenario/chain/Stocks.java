package org.clearway.app.scenario.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.chain.LoadedChain.Arrival;
import org.clearway.app.chain.LoadedChain.Stock;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;
import org.jspecify.annotations.Nullable;

/**
 * Stock reports of the sites that report: weekly in April and May, daily from 28 May, each part that a site takes. Cover lies
 * about its target; where a slot is to run short it falls to what is wanted; a few sites are lean for a while, some have been silent.
 */
final class Stocks {

    private static final List<LocalDate> DAYS = Stream.concat(
                    IntStream.range(0, 8)
                            .mapToObj(week -> LocalDate.of(2022, 4, 2).plusWeeks(week)),
                    IntStream.range(0, 6)
                            .mapToObj(day -> LocalDate.of(2022, 5, 28).plusDays(day)))
            .toList();

    private static final LocalDate LAST_OF_THE_SILENT = LocalDate.of(2022, 5, 29);
    private static final String SILENT_STORY = "恒沣农资（示例）";

    /** Its report of today is the one that the demonstration files. */
    private static final String UNFILED_STORY = "北辰汽车（示例）";

    private static final double SILENT = 0.005;
    private static final double MISSING_TODAY = 0.06;
    private static final double LEAN = 0.0016;
    private static final double CORRECTED = 0.004;

    private final Spring2022 spring;
    private final Makers makers;
    private final Relations relations;
    private final int[] firstOfNode;
    private final Map<Long, WantedLight> wanted = new HashMap<>();
    private final Set<Integer> awaited = new HashSet<>();

    Stocks(Spring2022 spring, Makers makers, Relations relations, List<WantedLight> lights) {
        this.spring = spring;
        this.makers = makers;
        this.relations = relations;
        lights.forEach(light -> wanted.put(Weaving.key(light.buyerSite(), light.part()), light));
        lights.forEach(light -> awaited.add(light.buyerSite()));
        firstOfNode = new int[makers.size() + 1];
        int relation = 0;
        for (int node = 0; node < makers.size(); node++) {
            firstOfNode[node] = relation;
            while (relation < relations.size() && relations.buyer(relation) == node) {
                relation++;
            }
        }
        firstOfNode[makers.size()] = relation;
    }

    Stream<Stock> all() {
        return IntStream.range(0, makers.sites())
                .filter(site -> makers.site(site).reporting())
                .boxed()
                .mapMulti(this::ofSite);
    }

    private void ofSite(int index, Consumer<Stock> sink) {
        ScenarioSite site = makers.site(index);
        Map<Integer, Slot> slots = new TreeMap<>();
        makers.ofSite(index).forEach(node -> collect(node, slots));
        if (!slots.isEmpty()) {
            ScenarioEnterprise enterprise = spring.enterprise(site.enterprise());
            LocalDate last = lastReport(site, enterprise.nameZh());
            slots.forEach((part, slot) -> fileDays(site, enterprise.contactZh(), part, slot, last, sink));
        }
    }

    private void collect(int node, Map<Integer, Slot> slots) {
        for (int relation = firstOfNode[node]; relation < firstOfNode[node + 1]; relation++) {
            int supplier = relations.supplier(relation);
            int part = makers.product(supplier).id();
            Slot slot = slots.computeIfAbsent(
                    part, none -> new Slot(makers.product(node).targetDays()));
            slot.dailyUse += relations.dailyUnits(relation);
        }
    }

    private LocalDate lastReport(ScenarioSite site, String name) {
        LocalDate today = Spring2022.LAST_DAY;
        if (name.equals(SILENT_STORY)) {
            return LAST_OF_THE_SILENT;
        }
        if (name.equals(UNFILED_STORY)) {
            return today.minusDays(1);
        }
        if (awaited.contains(site.number())) {
            return today;
        }
        if (Lot.SILENT.unit(site.number()) < SILENT) {
            return LAST_OF_THE_SILENT.minusDays(Lot.SILENT.below(site.number(), 1, 9));
        }
        return Lot.TODAY.unit(site.number()) < MISSING_TODAY ? today.minusDays(1) : today;
    }

    private void fileDays(ScenarioSite site, String who, int part, Slot slot, LocalDate last, Consumer<Stock> sink) {
        for (LocalDate day : DAYS) {
            if (!day.isAfter(last)) {
                file(site, who, part, slot, day, sink);
            }
        }
    }

    private void file(ScenarioSite site, String who, int part, Slot slot, LocalDate day, Consumer<Stock> sink) {
        long key = Weaving.key(site.number(), part);
        double onHand = slot.dailyUse * cover(key, slot.targetDays, day);
        Instant filed = at(site, day, 0);
        boolean corrected = day.isBefore(Spring2022.LAST_DAY) && Lot.CORRECTED.unit(key, day.toEpochDay()) < CORRECTED;
        if (corrected) {
            Instant mended = at(site, day, 140);
            sink.accept(row(site, who, part, slot, day, 1, onHand * 10, filed, mended));
            sink.accept(row(site, who, part, slot, day, 2, onHand, mended, null));
        } else {
            sink.accept(row(site, who, part, slot, day, 1, onHand, filed, null));
        }
    }

    /** Days of cover: about the target; where it is to run short, what was wanted and a day more for each day before. */
    private double cover(long key, double targetDays, LocalDate day) {
        double usual = targetDays
                * Math.clamp(
                        1.03 + 0.06 * Lot.COVER.normal(key, 0) + 0.02 * Lot.COVER_DAY.normal(key, day.toEpochDay()),
                        0.9,
                        1.25);
        long before = day.until(Spring2022.LAST_DAY, java.time.temporal.ChronoUnit.DAYS);
        WantedLight light = wanted.get(key);
        if (light != null) {
            return Math.min(usual, light.coverDays() + before);
        }
        boolean lean = Lot.LOW.unit(key) < LEAN;
        return lean ? Math.min(usual, (0.3 + 0.17 * Lot.LOW.unit(key, 1)) * targetDays + before) : usual;
    }

    private Stock row(
            ScenarioSite site,
            String who,
            int part,
            Slot slot,
            LocalDate day,
            int version,
            double onHand,
            Instant recorded,
            @Nullable Instant superseded) {
        return new Stock(
                site.number(),
                part,
                site.enterprise(),
                site.division(),
                day,
                version,
                Numbers.rounded(onHand),
                0,
                Numbers.rounded(slot.dailyUse),
                slot.targetDays,
                onTheRoad(site, part, slot, day),
                who,
                version == 1 ? null : "录入多一位，已更正",
                recorded,
                superseded);
    }

    /** From a supplier that has long been closed little comes: what is still on the road is said, and is the last of it. */
    private List<Arrival> onTheRoad(ScenarioSite site, int part, Slot slot, LocalDate day) {
        WantedLight light = wanted.get(Weaving.key(site.number(), part));
        if (light == null || day.isBefore(Spring2022.LAST_DAY.minusDays(1))) {
            return List.of();
        }
        List<Arrival> arrivals = new ArrayList<>(2);
        arrivals.add(last(light.supplierSite(), part, slot));
        if (light.otherSite() > 0) {
            arrivals.add(last(light.otherSite(), part, slot));
        }
        return arrivals;
    }

    private Arrival last(int supplierSite, int part, Slot slot) {
        return new Arrival(
                Spring2022.LAST_DAY.plusDays(1),
                Numbers.rounded(0.08 * slot.dailyUse),
                makers.nodeOf(supplierSite, part) + 1L);
    }

    private static Instant at(ScenarioSite site, LocalDate day, int later) {
        int minute = 7 * 60 + 10 + (int) (150 * Lot.MINUTE.unit(site.number(), day.toEpochDay())) + later;
        return day.atStartOfDay(SupplyNetwork.ZONE).plusMinutes(minute).toInstant();
    }

    private static final class Slot {

        private final double targetDays;
        private double dailyUse;

        Slot(double targetDays) {
            this.targetDays = targetDays;
        }
    }
}
