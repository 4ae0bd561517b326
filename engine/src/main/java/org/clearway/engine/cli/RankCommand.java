package org.clearway.engine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.rank.Losses;
import org.clearway.engine.rank.Ranking;
import org.clearway.engine.rank.Top;

/** {@code rank}: what the stop of each firm alone would cost. */
final class RankCommand implements Command {
    @Override
    public String name() {
        return "rank";
    }

    @Override
    public String summary() {
        return "What the stop of each firm alone would cost all others, as a share of all output";
    }

    @Override
    public List<Option> options() {
        return NetworkOptions.and(
                Option.value("--out", "FILE", "id,esri,esri_down,esri_up,iters"),
                Option.flag("--float", "in single precision: faster, within 1e-6"),
                Option.value("--top", "N", "only the N highest, highest first"),
                Option.value("--ids", "FILE", "only these firms: id"),
                Option.value("--weights", "FILE", "what counts instead of sales: id,weight; 0 for firms not named"),
                Option.value("--threads", "N", "instead of one a core"));
    }

    @Override
    public String example() {
        return "rank --firms firms.csv --links links.csv --classes classes.csv --out rank.csv";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        Path out = arguments.file("--out");
        if (arguments.has("--top") && arguments.has("--ids")) {
            throw new UsageError("Either --top or --ids, not both");
        }
        long top = arguments.number("--top", 1, Integer.MAX_VALUE, 0);
        long threads =
                arguments.number("--threads", 1, 1024, Runtime.getRuntime().availableProcessors());
        Network network = NetworkOptions.read(arguments);
        Ranking ranking = ranking(network, arguments).onThreads((int) threads).watchedBy(terminal.progress("ranked"));
        int[] firms = IntStream.range(0, network.firms()).toArray();
        Losses losses;
        if (top > 0) {
            Top highest = ranking.top((int) Math.min(top, network.firms()));
            firms = highest.firms();
            losses = highest.losses();
        } else if (arguments.has("--ids")) {
            firms = firms(network, arguments.file("--ids"));
            losses = ranking.of(firms);
        } else {
            losses = ranking.all();
        }
        write(network, firms, losses, out);
        return summary(network, firms, losses);
    }

    private static Ranking ranking(Network network, Arguments arguments) {
        Ranking ranking = Ranking.of(network);
        if (arguments.has("--weights")) {
            ranking = ranking.weighted(weights(network, arguments.file("--weights")));
        }
        return arguments.has("--float") ? ranking.inFloat() : ranking;
    }

    private static int[] firms(Network network, Path file) {
        IntStream.Builder firms = IntStream.builder();
        new CsvFile(file, Columns.of("id")).forEach(row -> firms.add(row.known(0, network.firmIds(), "a firm")));
        return firms.build().toArray();
    }

    private static double[] weights(Network network, Path file) {
        double[] weights = new double[network.firms()];
        BitSet named = new BitSet();
        new CsvFile(file, Columns.of("id", "weight")).forEach(row -> {
            int firm = row.known(0, network.firmIds(), "a firm");
            if (named.get(firm)) {
                throw row.broken(0, "a firm that does not come twice");
            }
            named.set(firm);
            weights[firm] = row.number(1, 0, NetworkBuilder.MAX_VOLUME);
        });
        if (Arrays.stream(weights).noneMatch(weight -> weight > 0)) {
            throw new BrokenInput(file, 1, "weight", "", "at least one weight above 0");
        }
        return weights;
    }

    private static void write(Network network, int[] firms, Losses losses, Path out) throws IOException {
        try (Outputs outputs = new Outputs()) {
            Writer csv = outputs.csv(out, "id,esri,esri_down,esri_up,iters");
            for (int at = 0; at < firms.length; at++) {
                csv.write(Outputs.field(network.firmIds().text(firms[at])) + ',' + LossRow.of(losses, at) + '\n');
            }
            outputs.publish();
        }
    }

    private static Summary summary(Network network, int[] firms, Losses losses) {
        Summary summary = new Summary()
                .with("firms", network.firms())
                .with("links", network.links().size())
                .with("ranked", firms.length);
        if (firms.length > 0) {
            int highest = IntStream.range(0, firms.length)
                    .reduce((a, b) -> losses.loss()[b] > losses.loss()[a] ? b : a)
                    .orElse(0);
            summary.with("highest", network.firmIds().text(firms[highest]));
            summary.with("esri", losses.loss()[highest]);
        }
        return summary;
    }
}
