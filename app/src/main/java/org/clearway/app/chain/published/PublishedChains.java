package org.clearway.app.chain.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;

/**
 * The tables of a folder, as the multi-echelon chains of S. P. Willems ("Data set: real-world multiechelon supply chains used for
 * inventory optimization", M&amp;SOM 10(1), 2008) are laid out: {@code *chain.csv} (chain, sic_name), {@code *stage.csv} (chain, stage,
 * lead_time_days, direct_cost_added, demand_mean_per_day) and {@code *arc.csv} (chain, from_stage, to_stage, units_per_parent).
 */
final class PublishedChains {

    private static final Columns CHAIN =
            new Columns(Column.required("chain", "链", "chain"), Column.optional("sic_name", "行业", "sic_name"));
    private static final Columns STAGE = new Columns(
            Column.required("chain", "链", "chain"),
            Column.required("stage", "环节", "stage"),
            Column.optional("stage_class", "类别", "stage_class"),
            Column.required("lead_time_days", "提前期", "lead_time_days"),
            Column.optional("direct_cost_added", "增加成本", "direct_cost_added"),
            Column.optional("demand_mean_per_day", "日均需求", "demand_mean_per_day"));
    private static final Columns ARC = new Columns(
            Column.required("chain", "链", "chain"),
            Column.required("from_stage", "从", "from_stage"),
            Column.required("to_stage", "到", "to_stage"),
            Column.optional("units_per_parent", "单位用量", "units_per_parent"));

    private PublishedChains() {}

    /**
     * @param leadDays days from its inputs to its output
     * @param cost     added by the stage, in the currency of the source
     * @param demand   of customers, units a day
     */
    record Stage(String name, double leadDays, double cost, double demand) {}

    /** {@code units} of {@code from} for one of {@code to}. */
    record Arc(String from, String to, double units) {}

    /** One chain; stages in the order of the table. */
    record Chain(String number, String name, Map<String, Stage> stages, List<Arc> arcs) {

        /** Units a day that each stage makes: what customers take of it and what the stages behind it need. */
        Map<String, Double> flows() {
            Map<String, List<Arc>> behind = new HashMap<>();
            arcs.forEach(arc ->
                    behind.computeIfAbsent(arc.from(), key -> new ArrayList<>()).add(arc));
            Map<String, Double> flows = new HashMap<>();
            stages.keySet().forEach(stage -> flow(stage, behind, flows, new ArrayList<>()));
            return flows;
        }

        private double flow(String stage, Map<String, List<Arc>> behind, Map<String, Double> flows, List<String> way) {
            Double known = flows.get(stage);
            if (known != null) {
                return known;
            }
            if (way.contains(stage)) {
                way.add(stage);
                throw new Refusal(Reason.of("chain.published.cycle", number, String.join(" → ", way)));
            }
            way.add(stage);
            Stage one = stages.get(stage);
            double flow = one == null ? 0 : one.demand();
            for (Arc arc : behind.getOrDefault(stage, List.of())) {
                flow += arc.units() * flow(arc.to(), behind, flows, way);
            }
            way.removeLast();
            flows.put(stage, flow);
            return flow;
        }

        /** Mean demand x lead time over all stages: what lies in the pipeline, units. */
        double pipelineUnits() {
            Map<String, Double> flows = flows();
            return stages.values().stream()
                    .mapToDouble(stage -> flows.getOrDefault(stage.name(), 0.0) * stage.leadDays())
                    .sum();
        }
    }

    static List<Chain> read(Path folder) {
        Map<String, Chain> chains = new TreeMap<>();
        read(
                find(folder, "chain.csv"),
                CHAIN,
                (row, found) -> chains.put(
                        found.text(row, "chain"),
                        new Chain(
                                found.text(row, "chain"),
                                found.text(row, "sic_name"),
                                new LinkedHashMap<>(),
                                new ArrayList<>())));
        read(find(folder, "stage.csv"), STAGE, (row, found) -> {
            Chain chain = chain(chains, row, found);
            String name = found.text(row, "stage");
            chain.stages()
                    .put(
                            name,
                            new Stage(
                                    name,
                                    number(row, found, "lead_time_days"),
                                    number(row, found, "direct_cost_added"),
                                    number(row, found, "demand_mean_per_day")));
        });
        read(find(folder, "arc.csv"), ARC, (row, found) -> {
            Chain chain = chain(chains, row, found);
            String units = found.text(row, "units_per_parent");
            chain.arcs()
                    .add(new Arc(
                            stage(chain, row, found.text(row, "from_stage")),
                            stage(chain, row, found.text(row, "to_stage")),
                            units.isBlank() ? 1 : number(row, found, "units_per_parent")));
        });
        return List.copyOf(chains.values());
    }

    private interface Take {
        void row(SheetRow row, Columns.Found found);
    }

    private static void read(Path file, Columns columns, Take take) {
        try (Sheet sheet = Sheet.open(file)) {
            Columns.Found found = columns.find(sheet);
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (!row.isBlank()) {
                    take.row(row, found);
                }
            }
        }
    }

    private static Path find(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> file.getFileName().toString().matches("(.*_)?" + ending.replace(".", "\\.")))
                    .min(java.util.Comparator.comparing(file ->
                            (file.getFileName().toString().startsWith("willems_") ? "0" : "1") + file.getFileName()))
                    .orElseThrow(() -> new Refusal(Reason.at("file", "chain.published.missing", ending)));
        } catch (java.io.IOException e) {
            throw new Refusal(Reason.at("file", "chain.published.missing", ending));
        }
    }

    private static Chain chain(Map<String, Chain> chains, SheetRow row, Columns.Found found) {
        String number = found.text(row, "chain");
        Chain chain = chains.get(number);
        if (chain == null) {
            throw new Refusal(Reason.of("chain.published.stage", row.number(), number, ""));
        }
        return chain;
    }

    private static String stage(Chain chain, SheetRow row, String stage) {
        if (!chain.stages().containsKey(stage)) {
            throw new Refusal(Reason.of("chain.published.stage", row.number(), chain.number(), stage));
        }
        return stage;
    }

    private static double number(SheetRow row, Columns.Found found, String field) {
        String text = found.text(row, field);
        try {
            double value = text.isBlank() ? 0 : Double.parseDouble(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, with the place.
        }
        throw new Refusal(Reason.of("chain.published.number", row.number(), field, text));
    }
}
