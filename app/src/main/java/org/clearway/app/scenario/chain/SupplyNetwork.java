package org.clearway.app.scenario.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.chain.LoadedChain.Blocked;
import org.clearway.app.chain.LoadedChain.Chain;
import org.clearway.app.chain.LoadedChain.Closure;
import org.clearway.app.chain.LoadedChain.Input;
import org.clearway.app.chain.LoadedChain.Node;
import org.clearway.app.chain.LoadedChain.Part;
import org.clearway.app.chain.LoadedChain.Relation;
import org.clearway.app.chain.LoadedChain.Stock;
import org.clearway.app.chain.LoadedChain.Substitute;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;

/**
 * The supply network of the scenario as rows to load: parts, nodes, about a million relations and a million stock reports, closures and
 * blocked links. Numbers are keys; node number n is the nth. Deterministic; relations and stocks are made as they are
 * taken, out of columns of some 40 MB.
 *
 * <p>How it is made calm: every supplier's base output follows from what it sells, stocks lie about their targets, and whoever
 * stands on 2 June has been replaced by most of its buyers ({@link Weaving}). What is to turn red is said in {@code light.csv}
 * (the story) and drawn by {@link DrawnLights}.
 */
public final class SupplyNetwork {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** When the network was entered: the evening before the first report. */
    public static final Instant ENTERED =
            Spring2022.FIRST_DAY.minusDays(1).atTime(18, 0).atZone(ZONE).toInstant();

    private static final LocalDate SINCE = LocalDate.of(2022, 1, 1);
    private static final double DAYS_A_MONTH = 365.0 / 12;

    private final Spring2022 spring;
    private final ProductTree tree = new ProductTree();
    private final Roads roads = new Roads();
    private final Standstills standstills;
    private final ToldLights told;
    private final Makers makers;
    private final List<WantedLight> lights = new ArrayList<>();
    private final Relations relations;
    private final Voices voices;

    private SupplyNetwork(Spring2022 spring) {
        this.spring = spring;
        this.standstills = new Standstills(spring);
        this.told = new ToldLights(spring, tree, standstills.standing());
        this.makers = new Makers(spring, tree, told.makes());
        lights.addAll(told.lights());
        lights.addAll(DrawnLights.of(makers, roads, told.lights(), standstills.standing()));
        Set<Integer> hampered = new HashSet<>(standstills.standing());
        told.limited().forEach(one -> hampered.add(one.site()));
        this.relations = Weaving.weave(makers, tree, roads, lights, hampered);
        this.voices = new Voices(makers, roads, relations, lights);
    }

    /** Some two seconds and 60 MB. */
    public static SupplyNetwork of(Spring2022 spring) {
        return new SupplyNetwork(spring);
    }

    /** The chains that some part belongs to, in the order of the directory's list. */
    public List<Chain> chains() {
        Set<String> used = new HashSet<>();
        tree.all().forEach(product -> used.add(product.chain()));
        return ReferenceTable.named("chain").rows().stream()
                .map(row ->
                        new Chain(row.text("code").toLowerCase(Locale.ROOT), row.text("name_zh"), row.text("name_en")))
                .filter(chain -> used.contains(chain.code()))
                .toList();
    }

    public Stream<Part> parts() {
        return tree.all().stream()
                .map(one -> new Part(
                        one.id(), one.chain(), one.code(), one.nameZh(), one.nameEn(), one.unit(), one.unitYuan()));
    }

    public Stream<Input> inputs() {
        return tree.all().stream()
                .flatMap(one -> one.takes().stream()
                        .map(takes -> new Input(one.id(), takes.input(), takes.quantity(), takes.essential(), SINCE)));
    }

    public Stream<Substitute> substitutes() {
        Map<String, Substitute> pairs = new LinkedHashMap<>();
        Spring2022.table("part_input").stream()
                .filter(row -> !row.text("substitute").isEmpty())
                .forEach(row -> pairs.putIfAbsent(
                        row.text("input"),
                        new Substitute(
                                tree.of(row.text("input")).id(),
                                tree.of(row.text("substitute")).id(),
                                1,
                                "用户已验收（" + tree.of(row.text("part")).nameZh() + "）")));
        return pairs.values().stream();
    }

    public Stream<Node> nodes() {
        double[] sold = relations.sold(makers.size());
        return IntStream.range(0, makers.size()).mapToObj(node -> node(node, sold[node]));
    }

    private Node node(int node, double sold) {
        ScenarioSite site = makers.siteOf(node);
        ScenarioEnterprise enterprise = spring.enterprise(site.enterprise());
        double daily = Math.max(makers.dailyUnits(node) - sold, 0.02 * sold);
        return new Node(
                node + 1L,
                site.number(),
                site.enterprise(),
                site.division(),
                makers.product(node).id(),
                Numbers.rounded(daily * DAYS_A_MONTH),
                makers.product(node).targetDays(),
                enterprise.nameZh() + " " + site.nameZh(),
                enterprise.nameEn() + ", " + site.nameEn(),
                SINCE);
    }

    /** One or two rows a relation: the buyer's word, the supplier's, or both. */
    public Stream<Relation> relations() {
        return IntStream.range(0, relations.size())
                .boxed()
                .mapMulti((Integer relation, Consumer<Relation> sink) -> voices.say(relation, SINCE, sink));
    }

    /** By site, part and day. */
    public Stream<Stock> stocks() {
        return new Stocks(spring, makers, relations, lights).all();
    }

    public Stream<Closure> closures() {
        return standstills.closures(makers, lights, told.limited());
    }

    public List<Blocked> blocked() {
        return roads.all().toList();
    }

    /** The numbers of sites and parts that are to run short, the story's first: for tests. */
    public List<Wanted> wanted() {
        return lights.stream()
                .map(light -> new Wanted(light.buyerSite(), light.part(), light.supplierSite(), light.coverDays()))
                .sorted(Comparator.comparingDouble(Wanted::coverDays))
                .toList();
    }

    /** A slot that is to run short. */
    public record Wanted(long siteId, long partId, long supplierSiteId, double coverDays) {}
}
