package org.clearway.engine.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import org.clearway.engine.network.Network;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.cause.Cause;
import org.clearway.engine.project.cause.Causes;

/** A projection as rows of CSV; -1 is "not within the horizon". */
final class OutlookRows {
    private OutlookRows() {}

    static void write(Outputs outputs, Arguments arguments, Network network, Outlook outlook) throws IOException {
        if (arguments.has("--lights")) {
            lights(outputs, arguments.file("--lights"), network, outlook);
        }
        if (arguments.has("--series")) {
            series(outputs, arguments.file("--series"), outlook);
        }
        if (arguments.has("--stops")) {
            stops(outputs, arguments.file("--stops"), network, outlook);
        }
    }

    private static void lights(Outputs outputs, Path file, Network network, Outlook outlook) throws IOException {
        Writer csv = outputs.csv(file, "buyer,supplier_industry,red_day,stockout_day,final_cover_days");
        for (int q = 0; q < outlook.redDay().length; q++) {
            if (outlook.redDay()[q] != Outlook.NEVER) {
                csv.write(slot(network, q)
                        + ','
                        + day(outlook.redDay()[q])
                        + ','
                        + day(outlook.outDay()[q])
                        + ','
                        + outlook.finalCoverDays()[q]
                        + '\n');
            }
        }
    }

    private static void series(Outputs outputs, Path file, Outlook outlook) throws IOException {
        Writer csv = outputs.csv(file, "day,output_ratio");
        for (int day = 1; day <= outlook.outputRatio().length; day++) {
            csv.write(day + "," + outlook.outputRatio()[day - 1] + '\n');
        }
    }

    private static void stops(Outputs outputs, Path file, Network network, Outlook outlook) throws IOException {
        Writer csv = outputs.csv(file, "id,stop_day");
        for (int i = 0; i < outlook.stopDay().length; i++) {
            if (outlook.stopDay()[i] != Outlook.NEVER) {
                csv.write(firm(network, i) + ',' + outlook.stopDay()[i] + '\n');
            }
        }
    }

    /** The causes of every light of the lights file, in its order. */
    static void causes(Outputs outputs, Path file, Network network, Causes causes) throws IOException {
        Writer csv = outputs.csv(file, "buyer,supplier_industry,cause_kind,cause,share,day_if_open");
        int[] redDay = causes.outlook().redDay();
        for (int q = 0; q < redDay.length; q++) {
            if (redDay[q] != Outlook.NEVER) {
                for (Cause cause : causes.of(q)) {
                    csv.write(slot(network, q)
                            + ','
                            + cause.kind().name().toLowerCase(Locale.ROOT)
                            + ','
                            + point(network, cause)
                            + ','
                            + cause.share()
                            + ','
                            + day(cause.dayIfOpen())
                            + '\n');
                }
            }
        }
    }

    /** A node by its id, a link as supplier>buyer, other as nothing. */
    private static String point(Network network, Cause cause) {
        return switch (cause.kind()) {
            case CLOSURE, LIMIT -> firm(network, cause.point());
            case BLOCKED ->
                Outputs.field(network.firmIds().text(network.links().supplier()[cause.point()])
                        + '>'
                        + network.firmIds().text(network.links().buyer()[cause.point()]));
            case OTHER -> "";
        };
    }

    private static String slot(Network network, int slot) {
        String product = network.industryIds().text(network.slots().product()[slot]);
        return firm(network, network.slots().buyer()[slot]) + ',' + Outputs.field(product);
    }

    static String firm(Network network, int node) {
        return Outputs.field(network.firmIds().text(node));
    }

    private static int day(int day) {
        return day == Outlook.NEVER ? -1 : day;
    }
}
