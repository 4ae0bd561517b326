package org.clearway.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.Rationing;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.cause.Causes;

/** {@code project}: when does what run out, who stops, and why. */
final class ProjectCommand implements Command {
    private static final List<String> OUTPUTS = List.of("--lights", "--series", "--causes", "--stops");

    @Override
    public String name() {
        return "project";
    }

    @Override
    public String summary() {
        return "When does what run out, who stops, and what is behind it";
    }

    @Override
    public List<Option> options() {
        return AssumptionOptions.and(
                Option.value("--lights", "FILE", "buyer,supplier_industry,red_day,stockout_day,final_cover_days"),
                Option.value("--series", "FILE", "day,output_ratio"),
                Option.value("--causes", "FILE", "buyer,supplier_industry,cause_kind,cause,share,day_if_open"),
                Option.value("--stops", "FILE", "id,stop_day"),
                Option.value("--red-days", "D", "red is under so many days of cover, 3 if not said"),
                Option.flag("--max-min", "scarce output fills small orders first, instead of pro rata"),
                Option.flag("--reference", "capacity at most 1, target cover as given; no stock or transit rows"));
    }

    @Override
    public String example() {
        return "project --firms firms.csv --links links.csv --classes classes.csv --days 60 --closures closures.csv"
                + " --lights lights.csv --series series.csv --causes causes.csv";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        requireSense(arguments);
        Rules rules = rules(arguments);
        Network network = NetworkOptions.read(arguments);
        Assumptions given = AssumptionOptions.read(arguments, network, rules);
        Flows flows = Flows.of(network);
        try (Crew crew = AssumptionOptions.crew(arguments);
                Outputs outputs = new Outputs()) {
            Optional<Path> causesFile = arguments.maybeFile("--causes");
            Outlook outlook;
            if (causesFile.isPresent()) {
                Causes causes = new Causes(flows, given, crew);
                outlook = causes.outlook();
                OutlookRows.causes(outputs, causesFile.get(), network, causes);
            } else {
                var progress = terminal.progress("days projected");
                outlook = Projection.run(
                        flows, given, crew, (day, cover, output, fill) -> progress.done(day, given.days()));
            }
            OutlookRows.write(outputs, arguments, network, outlook);
            outputs.publish();
            return summary(outlook);
        }
    }

    private static void requireSense(Arguments arguments) {
        if (OUTPUTS.stream().noneMatch(arguments::has)) {
            throw new UsageError("Nothing to write. At least one of " + String.join(", ", OUTPUTS) + " is needed");
        }
        if (arguments.has("--reference") && (arguments.has("--stock") || arguments.has("--transit"))) {
            throw new UsageError("With --reference every stock opens at its target: leave out --stock and --transit");
        }
    }

    private static Rules rules(Arguments arguments) {
        Rules rules = arguments.has("--reference") ? Rules.reference() : Rules.product();
        rules = arguments.has("--max-min") ? rules.sharing(Rationing.MAX_MIN) : rules;
        return rules.redUnder(arguments.number("--red-days", 0, 365, 3));
    }

    private static Summary summary(Outlook outlook) {
        return new Summary()
                .with("days", outlook.outputRatio().length)
                .with("red", count(outlook.redDay()))
                .with("stops", count(outlook.stopDay()))
                .with("output_ratio", outlook.outputRatio()[outlook.outputRatio().length - 1]);
    }

    private static long count(int[] days) {
        return IntStream.of(days).filter(day -> day != Outlook.NEVER).count();
    }
}
