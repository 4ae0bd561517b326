package org.clearway.engine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Rules;
import org.clearway.engine.restart.LeastSet;
import org.clearway.engine.restart.RestartPlanning;

/** {@code least}: the fewest closed sites to reopen so that given ones keep running. */
final class LeastCommand implements Command {
    @Override
    public String name() {
        return "least";
    }

    @Override
    public String summary() {
        return "The fewest closed sites to reopen so that given sites keep running";
    }

    @Override
    public List<Option> options() {
        return AssumptionOptions.and(
                Option.value("--keep", "FILE", "id: the sites that are to keep running to the last day"),
                Option.value("--out", "FILE", "id,proven (true if no smaller set does)"),
                Option.value("--projections", "N", "how many projections the search may take, 2000 if not said"));
    }

    @Override
    public String example() {
        return "least --firms firms.csv --links links.csv --classes classes.csv --closures closures.csv --keep keep.csv"
                + " --days 30 --out least.csv";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        Path out = arguments.file("--out");
        Path keepFile = arguments.file("--keep");
        AssumptionOptions.requireClosures(arguments);
        int most = (int) arguments.number("--projections", 1, Integer.MAX_VALUE, RestartPlanning.USUAL_PROJECTIONS);
        Network network = NetworkOptions.read(arguments);
        Assumptions given = AssumptionOptions.read(arguments, network, Rules.product());
        int[] keep = keep(network, keepFile);
        try (Crew crew = AssumptionOptions.crew(arguments);
                Outputs outputs = new Outputs()) {
            LeastSet.Found found =
                    LeastSet.find(Flows.of(network), given, keep, most, crew, terminal.progress("projections"));
            requirePossible(found);
            Writer csv = outputs.csv(out, "id,proven");
            for (int node : found.nodes()) {
                csv.write(OutlookRows.firm(network, node) + ',' + found.proven() + '\n');
            }
            outputs.publish();
            return new Summary()
                    .with("reopen", found.nodes().length)
                    .with("proven", String.valueOf(found.proven()))
                    .with("projections", found.projections());
        }
    }

    private static int[] keep(Network network, Path file) {
        IntStream.Builder keep = IntStream.builder();
        new CsvFile(file, Columns.of("id")).forEach(row -> keep.add(row.known(0, network.firmIds(), "a firm")));
        int[] nodes = keep.build().distinct().toArray();
        if (nodes.length == 0) {
            throw new BrokenInput(file, 2, "id", "", "at least one firm that is to keep running");
        }
        return nodes;
    }

    private static void requirePossible(LeastSet.Found found) {
        if (found.stopDay() != Outlook.NEVER) {
            throw new UsageError("Even with every closure lifted a site that is to keep running stops on day "
                    + found.stopDay() + ". Maybe fewer --days, or open what --blocked says");
        }
    }
}
