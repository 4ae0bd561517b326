package org.clearway.app.scenario.chain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.clearway.app.chain.LoadedChain.Relation;

/** What buyers and suppliers say about their relations: mostly the buyer, often both, and a few of those differ. */
final class Voices {

    private static final double BUYER_ONLY = 0.62;
    private static final double BOTH = 0.26;
    private static final double DIFFER = 0.001;
    private static final double DAYS_A_MONTH = 365.0 / 12;
    private static final double SOLE = 0.999;

    private final Makers makers;
    private final Roads roads;
    private final Relations relations;
    private final Set<Long> wanted = new HashSet<>();

    Voices(Makers makers, Roads roads, Relations relations, List<WantedLight> lights) {
        this.makers = makers;
        this.roads = roads;
        this.relations = relations;
        lights.forEach(light -> wanted.add(Weaving.key(light.buyerSite(), light.part())));
    }

    void say(int relation, LocalDate since, Consumer<Relation> sink) {
        double chance = Lot.SIDES.unit(relation);
        boolean isWanted = wanted.contains(Weaving.key(
                makers.siteOf(relations.buyer(relation)).number(),
                makers.product(relations.supplier(relation)).id()));
        if (isWanted || chance < BUYER_ONLY + BOTH) {
            sink.accept(row(relation, false, 1, since));
        }
        if (isWanted || chance >= BUYER_ONLY) {
            sink.accept(row(relation, true, isWanted || chance >= BUYER_ONLY + BOTH ? 1 : said(relation), since));
        }
    }

    /** What the supplier says, as a multiple of the buyer's word: the same but for rounding, or clearly another. */
    private static double said(int relation) {
        double chance = Lot.DIFFERS.unit(relation);
        return chance < DIFFER / 2
                ? 0.45 + 0.5 * chance / DIFFER
                : chance < DIFFER ? 1.3 + 0.4 * (chance / DIFFER - 0.5) : 1 + 0.02 * (chance - 0.5);
    }

    private Relation row(int relation, boolean bySupplier, double factor, LocalDate since) {
        int buyer = relations.buyer(relation);
        int supplier = relations.supplier(relation);
        int transit = roads.transitDays(makers.division(supplier), makers.division(buyer));
        return new Relation(
                buyer + 1L,
                supplier + 1L,
                makers.siteOf(buyer).enterprise(),
                makers.siteOf(supplier).enterprise(),
                makers.division(buyer),
                makers.division(supplier),
                makers.product(supplier).id(),
                bySupplier,
                Math.max(1e-9, Numbers.rounded(relations.dailyUnits(relation) * DAYS_A_MONTH * factor)),
                bySupplier ? Double.NaN : Numbers.rounded(Math.min(1, relations.share(relation))),
                transit + 1 + Lot.LEAD.below(relation, 0, 9),
                transit,
                relations.share(relation) > SOLE,
                since,
                SupplyNetwork.ENTERED);
    }
}
