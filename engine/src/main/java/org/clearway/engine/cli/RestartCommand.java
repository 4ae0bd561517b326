package org.clearway.engine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Rules;
import org.clearway.engine.restart.RestartPlan;
import org.clearway.engine.restart.RestartPlanning;
import org.clearway.engine.restart.RestartStep;

/** {@code restart}: in which order to reopen what is closed. */
final class RestartCommand implements Command {
    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String summary() {
        return "In which order to reopen what is closed, so that least output is lost";
    }

    @Override
    public List<Option> options() {
        return AssumptionOptions.and(
                Option.value("--per-day", "N", "how many may reopen on one day"),
                Option.value("--out", "FILE", "day,id,gain,loses (ids of those who lose, by semicolons)"),
                Option.value("--weights", "FILE", "what a day of base output counts: id,weight; 0 for firms not named"),
                Option.value("--projections", "N", "how many projections the search may take, 2000 if not said"));
    }

    @Override
    public String example() {
        return "restart --firms firms.csv --links links.csv --classes classes.csv --closures closures.csv --per-day 5"
                + " --days 60 --out plan.csv";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        Path out = arguments.file("--out");
        AssumptionOptions.requireClosures(arguments);
        int perDay = (int) arguments.number("--per-day", 1, Integer.MAX_VALUE);
        int most = (int) arguments.number("--projections", 1, Integer.MAX_VALUE, RestartPlanning.USUAL_PROJECTIONS);
        Network network = NetworkOptions.read(arguments);
        Assumptions given = AssumptionOptions.read(arguments, network, Rules.product());
        Flows flows = Flows.of(network);
        double[] weight = arguments
                .maybeFile("--weights")
                .map(file -> weights(network, file))
                .orElse(flows.base());
        try (Crew crew = AssumptionOptions.crew(arguments);
                Outputs outputs = new Outputs()) {
            RestartPlan plan =
                    RestartPlanning.plan(flows, given, perDay, weight, most, crew, terminal.progress("projections"));
            Writer csv = outputs.csv(out, "day,id,gain,loses");
            for (RestartStep step : plan.steps()) {
                csv.write(row(network, step));
            }
            outputs.publish();
            return new Summary()
                    .with("reopened", plan.steps().size())
                    .with("gain", plan.value() - plan.closedValue())
                    .with("projections", plan.projections());
        }
    }

    private static String row(Network network, RestartStep step) {
        String loses =
                IntStream.of(step.loses()).mapToObj(network.firmIds()::text).collect(Collectors.joining(";"));
        return step.day() + "," + OutlookRows.firm(network, step.node()) + ',' + step.gain() + ','
                + Outputs.field(loses) + '\n';
    }

    private static double[] weights(Network network, Path file) {
        double[] weights = new double[network.firms()];
        new CsvFile(file, Columns.of("id", "weight")).forEach(row -> {
            int firm = row.known(0, network.firmIds(), "a firm");
            if (weights[firm] > 0) {
                throw row.broken(0, "a firm that does not come twice");
            }
            weights[firm] = row.number(1, 0, NetworkBuilder.MAX_VOLUME);
        });
        return weights;
    }
}
