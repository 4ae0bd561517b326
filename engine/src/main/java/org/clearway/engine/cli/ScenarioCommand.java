package org.clearway.engine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.network.Network;
import org.clearway.engine.rank.Losses;
import org.clearway.engine.rank.Ranking;
import org.clearway.engine.rank.Scenario;

/** {@code scenario}: what it would cost if several firms lost a part of their capacity at once. */
final class ScenarioCommand implements Command {
    @Override
    public String name() {
        return "scenario";
    }

    @Override
    public String summary() {
        return "What it would cost if several firms at once lost part or all of their capacity";
    }

    @Override
    public List<Option> options() {
        return NetworkOptions.and(
                Option.value("--shocks", "FILE", "scenario,id,shock: the share of capacity lost, 0 to 1"),
                Option.value("--out", "FILE", "scenario,loss,loss_down,loss_up,iters"));
    }

    @Override
    public String example() {
        return "scenario --firms firms.csv --links links.csv --classes classes.csv --shocks shocks.csv --out losses.csv";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        Path out = arguments.file("--out");
        Path shocks = arguments.file("--shocks");
        Network network = NetworkOptions.read(arguments);
        Map<String, Map<Integer, Double>> scenarios = new LinkedHashMap<>();
        new CsvFile(shocks, Columns.of("scenario", "id", "shock")).forEach(row -> {
            int firm = row.known(1, network.firmIds(), "a firm");
            Double before = scenarios
                    .computeIfAbsent(row.text(0), name -> new LinkedHashMap<>())
                    .put(firm, row.number(2, 0, 1));
            if (before != null) {
                throw row.broken(1, "a firm that comes once in each scenario");
            }
        });
        List<Scenario> list = new ArrayList<>();
        scenarios.values().forEach(struck -> list.add(scenario(struck)));
        Losses losses =
                Ranking.of(network).watchedBy(terminal.progress("computed")).scenarios(list);
        try (Outputs outputs = new Outputs()) {
            Writer csv = outputs.csv(out, "scenario,loss,loss_down,loss_up,iters");
            int at = 0;
            for (String name : scenarios.keySet()) {
                csv.write(Outputs.field(name) + ',' + LossRow.of(losses, at++) + '\n');
            }
            outputs.publish();
        }
        return new Summary().with("firms", network.firms()).with("scenarios", list.size());
    }

    private static Scenario scenario(Map<Integer, Double> struck) {
        return new Scenario(
                struck.keySet().stream().mapToInt(Integer::intValue).toArray(),
                struck.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
