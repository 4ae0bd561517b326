package org.clearway.engine.generator;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;

/** Writes a network as the three files that {@code NetworkFiles} reads. Ids must need no quotes. */
public final class NetworkCsv {
    private NetworkCsv() {}

    /**
     * Writes firms.csv, links.csv and classes.csv into a folder, which is made if need be.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(Network network, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(folder.resolve("firms.csv"))) {
            firms(network, out);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("links.csv"))) {
            links(network, out);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("classes.csv"))) {
            classes(network, out);
        }
    }

    private static void firms(Network network, Writer out) throws IOException {
        out.write("id,industry,output,final_demand,inv_days\n");
        Links links = network.links();
        for (int i = 0; i < network.firms(); i++) {
            double output = network.finalDemand()[i];
            for (int at = links.supplierStart()[i]; at < links.supplierStart()[i + 1]; at++) {
                output += links.volume()[links.bySupplier()[at]];
            }
            out.write(network.firmIds().text(i)
                    + ','
                    + network.industryIds().text(network.industry()[i])
                    + ','
                    + output
                    + ','
                    + network.finalDemand()[i]
                    + ','
                    + network.invDays()[i]
                    + '\n');
        }
    }

    private static void links(Network network, Writer out) throws IOException {
        Links links = network.links();
        boolean lags = false;
        for (byte lag : links.lagDays()) {
            lags |= lag != 1;
        }
        out.write(lags ? "supplier,buyer,volume,lag_days\n" : "supplier,buyer,volume\n");
        for (int i = 0; i < network.firms(); i++) {
            String supplier = network.firmIds().text(i) + ',';
            for (int at = links.supplierStart()[i]; at < links.supplierStart()[i + 1]; at++) {
                int link = links.bySupplier()[at];
                out.write(supplier
                        + network.firmIds().text(links.buyer()[link])
                        + ','
                        + links.volume()[link]
                        + (lags ? "," + links.lagDays()[link] : "")
                        + '\n');
            }
        }
    }

    private static void classes(Network network, Writer out) throws IOException {
        out.write("supplier_industry,buyer_industry,class\n");
        Classes classes = network.classes();
        for (int row = 0; row < classes.rows(); row++) {
            out.write(network.industryIds().text(classes.supplierIndustry(row))
                    + ','
                    + network.industryIds().text(classes.buyerIndustry(row))
                    + ','
                    + classes.level(row)
                    + '\n');
        }
    }
}
