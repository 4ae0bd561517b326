package org.clearway.app.scenario.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Besides the story: some dozens of plants whose one supplier still stands on 2 June, drawn by lot. */
final class DrawnLights {

    private static final int RED = 18;
    private static final int ORANGE = 40;
    private static final Set<String> CHAINS = Set.of("auto", "ic", "electronics", "newenergy", "equipment");

    /** A supplier further away would be missed only after the stock is gone. */
    private static final int MOST_TRANSIT_DAYS = 2;

    private final Makers makers;
    private final Roads roads;
    private final Set<Integer> taken = new HashSet<>();

    private DrawnLights(Makers makers, Roads roads, List<WantedLight> told) {
        this.makers = makers;
        this.roads = roads;
        told.forEach(light -> {
            taken.add(light.buyerSite());
            taken.add(light.supplierSite());
        });
    }

    /** @param standing numbers of the sites that stand on the last day */
    static List<WantedLight> of(Makers makers, Roads roads, List<WantedLight> told, Set<Integer> standing) {
        return new DrawnLights(makers, roads, told).draw(standing);
    }

    private List<WantedLight> draw(Set<Integer> standing) {
        List<Integer> suppliers = IntStream.range(0, makers.size())
                .filter(makers::reports)
                .filter(node -> standing.contains(makers.siteOf(node).number()))
                .filter(node -> CHAINS.contains(makers.product(node).chain()))
                .boxed()
                .sorted(Comparator.comparingDouble(Lot.WANTED::unit))
                .toList();
        List<Integer> buyers = IntStream.range(0, makers.size())
                .filter(makers::reports)
                .filter(node -> !standing.contains(makers.siteOf(node).number()))
                .filter(node -> CHAINS.contains(makers.product(node).chain()))
                .boxed()
                .sorted(Comparator.comparingDouble(node -> Lot.WANTED.unit(node, 1)))
                .toList();
        List<WantedLight> lights = new ArrayList<>();
        for (int supplier : suppliers) {
            if (lights.size() < RED + ORANGE && !taken.contains(site(supplier))) {
                find(supplier, other(supplier, suppliers), buyers, lights);
            }
        }
        return lights;
    }

    private void find(int supplier, int other, List<Integer> buyers, List<WantedLight> lights) {
        int product = makers.product(supplier).id();
        for (int buyer : buyers) {
            boolean takes =
                    makers.product(buyer).takes().stream().anyMatch(one -> one.input() == product && one.essential());
            boolean near = roads.transitDays(makers.division(supplier), makers.division(buyer)) <= MOST_TRANSIT_DAYS;
            if (takes && near && !taken.contains(site(buyer)) && site(buyer) != site(supplier)) {
                taken.add(site(buyer));
                taken.add(site(supplier));
                boolean red = lights.size() < RED;
                double cover = red ? 2.7 + 1.7 * Lot.WANTED.unit(buyer, 2) : 5.6 + 2.6 * Lot.WANTED.unit(buyer, 2);
                double share = other == 0 ? 1 : 0.6 + 0.3 * Lot.WANTED.unit(buyer, 3);
                lights.add(new WantedLight(site(buyer), product, site(supplier), other, share, cover));
                return;
            }
        }
    }

    /** For every third light a second plant that stands too and makes the same, 0 where there is none. */
    private int other(int supplier, List<Integer> suppliers) {
        if (Lot.WANTED.unit(supplier, 4) > 1.0 / 3) {
            return 0;
        }
        return suppliers.stream()
                .filter(one ->
                        makers.product(one).id() == makers.product(supplier).id() && site(one) != site(supplier))
                .findFirst()
                .map(this::site)
                .orElse(0);
    }

    private int site(int node) {
        return makers.siteOf(node).number();
    }
}
