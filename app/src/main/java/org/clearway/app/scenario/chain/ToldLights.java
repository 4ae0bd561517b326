package org.clearway.app.scenario.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;

/**
 * The lights that the story tells of ({@code light.csv}), with the names resolved: a buyer or supplier is an enterprise of the
 * story, {@code group:N} the nth plant of a vehicle group, {@code at:DIVISION} the largest plant of the trade there.
 */
final class ToldLights {

    /** A site that works at a share of its capacity for a time. */
    record Limited(int site, double capacity, LocalDate from, LocalDate to, String ground) {}

    private final ProductTree tree;
    private final Map<String, ScenarioEnterprise> stories = new HashMap<>();
    private final Map<Integer, ScenarioEnterprise> makers = new HashMap<>();
    private final Map<Integer, List<ScenarioSite>> sitesOf = new HashMap<>();
    private final Map<Integer, List<ScenarioEnterprise>> groups = new HashMap<>();
    private final Set<Integer> standing;
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, Set<Integer>> makes = new HashMap<>();
    private final Map<String, Integer> nearest = new HashMap<>();
    private final List<WantedLight> lights = new ArrayList<>();
    private final List<Limited> limited = new ArrayList<>();

    /** @param standing numbers of the sites that stand on the last day */
    ToldLights(Spring2022 spring, ProductTree tree, Set<Integer> standing) {
        this.tree = tree;
        this.standing = standing;
        spring.stories().forEach(one -> stories.put(one.nameZh(), one));
        spring.enterprises().filter(ScenarioEnterprise::reporting).forEach(one -> {
            makers.put(one.number(), one);
            if (one.group() > 0 && one.industry().startsWith("361") && !stories.containsKey(one.nameZh())) {
                groups.computeIfAbsent(one.group(), group -> new ArrayList<>()).add(one);
            }
        });
        spring.sites()
                .filter(ScenarioSite::reporting)
                .forEach(site -> sitesOf.computeIfAbsent(site.enterprise(), enterprise -> new ArrayList<>())
                        .add(site));
        Spring2022.table("light").forEach(this::tell);
    }

    private void tell(ReferenceTable.Row row) {
        Product part = tree.of(row.text("part"));
        int buyer = buyer(row.text("buyer"), (int) row.whole("site"));
        int supplier = supplier(row.text("supplier"), part);
        named(buyer).add(taker(buyer, part));
        named(supplier).add(part.id());
        int other = row.text("other").isEmpty() ? 0 : supplier(row.text("other"), part);
        if (other > 0) {
            named(other).add(part.id());
        }
        lights.add(new WantedLight(buyer, part.id(), supplier, other, row.number("share"), row.number("cover_days")));
        if (!row.text("capacity").isEmpty()) {
            limited.add(new Limited(
                    supplier,
                    row.number("capacity"),
                    LocalDate.parse(row.text("from")),
                    LocalDate.parse(row.text("to")),
                    row.text("ground")));
        }
    }

    private Set<Integer> named(int site) {
        return makes.computeIfAbsent(site, number -> new TreeSet<>());
    }

    private int buyer(String who, int nth) {
        if (who.startsWith("group:")) {
            ScenarioEnterprise member = groups.getOrDefault(Integer.parseInt(who.substring(6)), List.of())
                    .get(nth - 1);
            return sites(member.number()).getFirst().number();
        }
        return sites(story(who).number()).get(nth - 1).number();
    }

    private int supplier(String who, Product part) {
        if (!who.startsWith("at:")) {
            return sites(story(who).number()).getFirst().number();
        }
        return nearest.computeIfAbsent(who + part.code(), place -> largest(who.substring(3), part));
    }

    private int largest(String division, Product part) {
        ScenarioSite found = makers.values().stream()
                .filter(one -> one.industry().equals(part.industry()) && !stories.containsKey(one.nameZh()))
                .flatMap(one -> sites(one.number()).stream())
                .filter(site -> site.division().startsWith(division.replaceAll("0+$", "")))
                .filter(site -> !standing.contains(site.number()) && !taken.contains(site.number()))
                .max(Comparator.comparingInt(ScenarioSite::employees).thenComparingInt(ScenarioSite::number))
                .orElseThrow(() -> new IllegalStateException("No plant makes " + part.code() + " at " + division));
        taken.add(found.number());
        return found.number();
    }

    private int taker(int buyerSite, Product part) {
        ScenarioEnterprise buyer = sitesOf.values().stream()
                .flatMap(List::stream)
                .filter(site -> site.number() == buyerSite)
                .map(site -> makers.get(site.enterprise()))
                .findFirst()
                .orElseThrow();
        return tree.madeBy(buyer.industry()).stream()
                .filter(product -> product.takes().stream().anyMatch(takes -> takes.input() == part.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(buyer.nameZh() + " takes no " + part.code()))
                .id();
    }

    private ScenarioEnterprise story(String name) {
        ScenarioEnterprise story = stories.get(name);
        if (story == null) {
            throw new IllegalStateException("The story tells nothing of " + name);
        }
        return story;
    }

    private List<ScenarioSite> sites(int enterprise) {
        return sitesOf.getOrDefault(enterprise, List.of());
    }

    List<WantedLight> lights() {
        return lights;
    }

    List<Limited> limited() {
        return limited;
    }

    /** What sites make because the story says so, by site number. */
    Map<Integer, Set<Integer>> makes() {
        return makes;
    }
}
