package org.clearway.engine.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.network.Network;
import org.clearway.engine.snapshot.Snapshot;

/** The options that say which network to read: its three files, or a snapshot. */
public final class NetworkOptions {
    private static final List<Option> ALL = List.of(
            Option.value("--firms", "FILE", "id,industry,output,final_demand,inv_days"),
            Option.value("--links", "FILE", "supplier,buyer,volume[,lag_days]"),
            Option.value("--classes", "FILE", "supplier_industry,buyer_industry,class (2, 1 or 0)"),
            Option.value("--network", "FILE", "instead of the three: what `freeze` wrote"));

    private NetworkOptions() {}

    /** These options and a command's own. */
    public static List<Option> and(Option... own) {
        List<Option> options = new ArrayList<>(ALL);
        options.addAll(List.of(own));
        return List.copyOf(options);
    }

    /**
     * Reads the network.
     *
     * @throws UsageError if options are missing
     * @throws org.clearway.engine.csv.BrokenInput if a file cannot be used
     */
    public static Network read(Arguments arguments) throws IOException {
        if (arguments.has("--network")) {
            return Snapshot.read(arguments.file("--network"));
        }
        return NetworkFiles.read(arguments.file("--firms"), arguments.file("--links"), arguments.file("--classes"));
    }
}
