package org.clearway.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.AssumptionFiles;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.StockTaking;

/** The options that say what a projection starts from. */
final class AssumptionOptions {
    private static final List<Option> ALL = List.of(
            Option.value("--days", "T", "the horizon, 1 to 365"),
            Option.value("--closures", "FILE", "id,from_day,to_day,capacity (0 to 3 of base output)"),
            Option.value("--blocked", "FILE", "supplier,buyer,from_day,to_day,open (0 to 1)"),
            Option.value("--stock", "FILE", "buyer,product,on_hand,daily_use[,as_of]"),
            Option.value("--transit", "FILE", "supplier,buyer,quantity,arrival_day"),
            Option.value("--threads", "N", "instead of one a core"));

    private AssumptionOptions() {}

    /** The network's options, these, and a command's own. */
    static List<Option> and(Option... own) {
        List<Option> options = new ArrayList<>(NetworkOptions.and());
        options.addAll(ALL);
        options.addAll(List.of(own));
        return List.copyOf(options);
    }

    static Assumptions read(Arguments arguments, Network network, Rules rules) {
        int days = (int) arguments.number("--days", 1, Assumptions.MAX_DAYS);
        DatedShares closures = arguments
                .maybeFile("--closures")
                .map(file -> AssumptionFiles.closures(network, file))
                .orElse(DatedShares.none());
        DatedShares blocked = arguments
                .maybeFile("--blocked")
                .map(file -> AssumptionFiles.blocked(network, file))
                .orElse(DatedShares.none());
        return new Assumptions(days, rules, closures, blocked, opening(arguments, network, rules));
    }

    private static Opening opening(Arguments arguments, Network network, Rules rules) {
        StockTaking taking = new StockTaking(network, rules);
        arguments.maybeFile("--transit").ifPresent(file -> AssumptionFiles.transit(network, file, taking));
        arguments.maybeFile("--stock").ifPresent(file -> AssumptionFiles.stock(network, file, taking));
        return taking.opening();
    }

    static Crew crew(Arguments arguments) {
        long cores = Math.min(1024, Runtime.getRuntime().availableProcessors());
        return Crew.of((int) arguments.number("--threads", 1, 1024, cores));
    }

    /** The file with what must be closed for a command to make sense. */
    static Path requireClosures(Arguments arguments) {
        return arguments.file("--closures");
    }
}
