package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.clearway.engine.References;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

/** The results of an independent implementation, to the day and to 1e-9. */
class ReferenceProjectionTest {
    @Test
    void meetsTheInventoryReference() {
        Network network = References.small();
        Flows flows = Flows.of(network);
        int[] largest = IntStream.range(0, network.firms())
                .boxed()
                .sorted((a, b) -> Double.compare(flows.base()[b], flows.base()[a]))
                .limit(3)
                .mapToInt(Integer::intValue)
                .toArray();
        Outlook outlook = project(network, closed(largest, 60), 60, Rules.reference());
        requireSeries("inventory_small_top3_60d.csv", outlook);
        requireLights("inventory_small_top3_60d_red.csv", network, outlook);
    }

    @Test
    void meetsTheProductReference() {
        Network network = NetworkFiles.read(
                References.file("esri_small_firms.csv"),
                References.file("esri_small_links.csv"),
                References.file("product_small_classes.csv"));
        int[] closed = new int[] {
            network.firmIds().find("237"),
            network.firmIds().find("481"),
            network.firmIds().find("652")
        };
        Outlook outlook = project(network, closed(closed, 20), 90, Rules.product());
        requireSeries("product_small_series.csv", outlook);
        requireLights("product_small_lights.csv", network, outlook);
        requireStops("product_small_stops.csv", network, outlook);
    }

    private static Outlook project(Network network, DatedShares closures, int days, Rules rules) {
        return Projection.run(
                Flows.of(network), Assumptions.calm(network, days, rules).closing(closures), Crew.of(1));
    }

    private static DatedShares closed(int[] nodes, int lastDay) {
        return DatedShares.of(
                nodes,
                IntStream.of(nodes).map(node -> 1).toArray(),
                IntStream.of(nodes).map(node -> lastDay).toArray(),
                new double[nodes.length]);
    }

    private static void requireSeries(String file, Outlook outlook) {
        List<Double> ratios = new ArrayList<>();
        new CsvFile(References.file(file), Columns.of("day", "output_ratio"))
                .forEach(row -> ratios.add(row.number(1, 0, 2)));
        assertThat(outlook.outputRatio()).hasSize(ratios.size());
        for (int day = 1; day <= ratios.size(); day++) {
            assertThat(outlook.outputRatio()[day - 1]).as("day %d", day).isCloseTo(ratios.get(day - 1), within(1e-9));
        }
    }

    private static void requireLights(String file, Network network, Outlook outlook) {
        Set<String> expected = new HashSet<>();
        Map<String, Double> cover = new HashMap<>();
        Columns columns = Columns.of("buyer", "supplier_industry", "red_day", "stockout_day", "final_cover_days");
        new CsvFile(References.file(file), columns).forEach(row -> {
            String slot = row.text(0) + " " + row.text(1);
            expected.add(slot + " " + row.text(2) + " " + row.text(3));
            cover.put(slot, row.number(4, 0, 1e6));
        });
        Set<String> found = new HashSet<>();
        for (int q = 0; q < outlook.redDay().length; q++) {
            if (outlook.redDay()[q] != Outlook.NEVER) {
                String slot = network.firmIds().text(network.slots().buyer()[q]) + " "
                        + network.industryIds().text(network.slots().product()[q]);
                found.add(slot + " " + shown(outlook.redDay()[q]) + " " + shown(outlook.outDay()[q]));
                assertThat(outlook.finalCoverDays()[q])
                        .as(slot)
                        .isCloseTo(cover.getOrDefault(slot, Double.NaN), within(1e-9));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void requireStops(String file, Network network, Outlook outlook) {
        Set<String> expected = new HashSet<>();
        new CsvFile(References.file(file), Columns.of("id", "stop_day"))
                .forEach(row -> expected.add(row.text(0) + " " + row.text(1)));
        Set<String> found = new HashSet<>();
        for (int i = 0; i < network.firms(); i++) {
            if (outlook.stopDay()[i] != Outlook.NEVER) {
                found.add(network.firmIds().text(i) + " " + outlook.stopDay()[i]);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static String shown(int day) {
        return day == Outlook.NEVER ? "-1" : Integer.toString(day);
    }
}
