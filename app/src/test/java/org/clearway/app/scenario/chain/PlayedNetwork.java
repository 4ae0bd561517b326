package org.clearway.app.scenario.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.clearway.app.chain.LoadedChain.Blocked;
import org.clearway.app.chain.LoadedChain.Closure;
import org.clearway.app.chain.LoadedChain.Node;
import org.clearway.app.chain.LoadedChain.Relation;
import org.clearway.app.chain.LoadedChain.Stock;
import org.clearway.app.scenario.Spring2022;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.StockTaking;

/** The scenario's rows put to the engine directly, as the package comment of the chain module says, without a database. */
final class PlayedNetwork {

    final List<Node> nodes;
    final Network network;
    final Flows flows;
    final Assumptions calm;
    final Assumptions given;
    final Map<Long, Integer> slotOf = new HashMap<>();
    final Map<Integer, Stock> reported = new TreeMap<>();

    PlayedNetwork(SupplyNetwork scenario) {
        nodes = scenario.nodes().toList();
        Map<Long, int[]> nodesOfSite = new HashMap<>();
        NetworkBuilder builder = new NetworkBuilder();
        for (Node node : nodes) {
            int at = builder.firm("" + node.id(), "" + node.partId(), node.finalMonthly() * 12, node.targetDays());
            nodesOfSite.merge(node.siteId(), new int[] {at}, PlayedNetwork::joined);
        }
        scenario.inputs()
                .forEach(input ->
                        builder.inputClass("" + input.inputId(), "" + input.partId(), input.essential() ? 2 : 1));
        Map<Long, Relation> held = new HashMap<>();
        scenario.relations()
                .forEach(one ->
                        held.merge(one.buyerNode() << 32 | one.supplierNode(), one, (a, b) -> a.bySupplier() ? b : a));
        held.values()
                .forEach(one -> builder.link(
                        (int) one.supplierNode() - 1,
                        (int) one.buyerNode() - 1,
                        one.monthlyVolume() * 12,
                        Math.max(1, one.transitDays())));
        network = builder.build();
        flows = Flows.of(network);
        calm = Assumptions.calm(network, 60, Rules.product());
        var slots = network.slots();
        for (int slot = 0; slot < slots.size(); slot++) {
            long part = Long.parseLong(network.industryIds().text(slots.product()[slot]));
            slotOf.put((long) slots.buyer()[slot] << 16 | part, slot);
        }
        given = calm.closing(closed(scenario.closures().toList(), nodesOfSite))
                .blocking(blocked(scenario.blocked()))
                .openingWith(opening(scenario, nodesOfSite).opening());
    }

    Stock report(int slot) {
        return java.util.Objects.requireNonNull(reported.get(slot));
    }

    private static int[] joined(int[] some, int[] more) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }

    private static int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(Spring2022.LAST_DAY, date) + 1;
    }

    private static DatedShares closed(List<Closure> closures, Map<Long, int[]> nodesOfSite) {
        var rows = closures.stream()
                .filter(one -> day(one.validTo()) >= 1)
                .flatMap(one -> Arrays.stream(nodesOfSite.getOrDefault(one.siteId(), new int[0]))
                        .mapToObj(node -> new double[] {
                            node, Math.max(1, day(one.validFrom())), day(one.validTo()), one.capacity()
                        }))
                .toList();
        return shares(rows);
    }

    private DatedShares blocked(List<Blocked> blocked) {
        Roads roads = new Roads();
        var now = blocked.stream().filter(one -> day(one.validTo()) >= 1).toList();
        var links = network.links();
        return shares(IntStream.range(0, links.size())
                .boxed()
                .filter(link -> roads.isBlocked(
                        nodes.get(links.supplier()[link]).division(),
                        nodes.get(links.buyer()[link]).division()))
                .map(link -> new double[] {
                    link, 1, day(now.getFirst().validTo()), now.getFirst().openShare()
                })
                .toList());
    }

    private static DatedShares shares(List<double[]> rows) {
        return DatedShares.of(
                rows.stream().mapToInt(row -> (int) row[0]).toArray(),
                rows.stream().mapToInt(row -> (int) row[1]).toArray(),
                rows.stream().mapToInt(row -> (int) row[2]).toArray(),
                rows.stream().mapToDouble(row -> row[3]).toArray());
    }

    private StockTaking opening(SupplyNetwork scenario, Map<Long, int[]> nodesOfSite) {
        scenario.stocks().filter(one -> one.supersededAt() == null).forEach(one -> {
            for (int node : nodesOfSite.getOrDefault(one.siteId(), new int[0])) {
                Integer slot = slotOf.get((long) node << 16 | one.partId());
                if (slot != null) {
                    reported.merge(slot, one, (a, b) -> a.day().isAfter(b.day()) ? a : b);
                }
            }
        });
        StockTaking taking = new StockTaking(network, Rules.product());
        var links = network.links();
        reported.forEach((slot, one) -> {
            taking.stock(slot, one.onHand(), one.dailyUse());
            one.arrivals().forEach(arrival -> {
                for (int link = network.slots().start()[slot];
                        link < network.slots().start()[slot + 1];
                        link++) {
                    if (links.supplier()[link] == arrival.supplierNode() - 1) {
                        taking.transit(link, arrival.units(), Math.max(1, day(arrival.day())));
                    }
                }
            });
        });
        return taking;
    }
}
