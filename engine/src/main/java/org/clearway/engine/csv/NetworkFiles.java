package org.clearway.engine.csv;

import java.nio.file.Path;
import java.util.Arrays;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Freezing;
import org.clearway.engine.network.Ids;
import org.clearway.engine.network.IdsBuilder;
import org.clearway.engine.network.LinkRows;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.network.TwoLags;

/**
 * Reads a network from its three files.
 *
 * <ul>
 *   <li>{@code firms.csv}: id, industry, output, final_demand (volumes a year), inv_days (days)
 *   <li>{@code links.csv}: supplier, buyer, volume (a year, above 0), optionally lag_days (1 to 60, 1 if missing);
 *       a pair that comes twice is merged
 *   <li>{@code classes.csv}: supplier_industry, buyer_industry, class (0, 1, 2); pairs that are missing are 0;
 *       industries without a firm are allowed and have no effect
 * </ul>
 *
 * <p>{@code output} is checked, not used: output follows from links and final demand.
 */
public final class NetworkFiles {
    private static final Columns FIRMS = Columns.of("id", "industry", "output", "final_demand", "inv_days");
    private static final Columns LINKS =
            Columns.of("supplier", "buyer", "volume").maybe("lag_days");
    private static final Columns CLASSES = Columns.of("supplier_industry", "buyer_industry", "class");

    /** The place of lag_days among the columns of the links. */
    private static final int LAG = 3;

    private final IdsBuilder firmIds = new IdsBuilder();
    private final IdsBuilder industryIds = new IdsBuilder();
    private int[] industry = new int[1024];
    private double[] finalDemand = new double[1024];
    private double[] invDays = new double[1024];

    private NetworkFiles() {}

    /**
     * Reads and freezes a network.
     *
     * @throws BrokenInput if a file cannot be used, naming the first wrong line of the first wrong file
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Network read(Path firms, Path links, Path classes) {
        NetworkFiles files = new NetworkFiles();
        new CsvFile(firms, FIRMS).forEach(files::firm);
        int count = files.firmIds.size();
        if (count == 0) {
            throw new BrokenInput(firms, 2, "id", "", "at least one firm");
        }
        Ids firmIds = files.firmIds.build();
        Ids industryIds = files.industryIds.build();
        Classes table = ClassRows.read(classes, CLASSES, industryIds);
        LinkRows rows = new LinkRows();
        new CsvFile(links, LINKS).inBlocks(LinkRows::new, (block, row) -> link(block, row, firmIds), rows::addAll);
        try {
            return Freezing.freeze(
                    firmIds,
                    industryIds,
                    Arrays.copyOf(files.industry, count),
                    Arrays.copyOf(files.finalDemand, count),
                    Arrays.copyOf(files.invDays, count),
                    table,
                    rows);
        } catch (TwoLags pair) {
            throw secondLag(links, firmIds, pair);
        }
    }

    /** Reads the links once more, for the line where a pair comes with another lag than before. */
    private static RuntimeException secondLag(Path links, Ids firmIds, TwoLags pair) {
        int[] first = {0};
        try {
            new CsvFile(links, LINKS).forEach(row -> {
                boolean same = row.find(0, firmIds) == pair.supplier() && row.find(1, firmIds) == pair.buyer();
                int lag = row.has(LAG) ? row.integer(LAG, 1, NetworkBuilder.MAX_LAG_DAYS) : 1;
                if (same && first[0] > 0 && lag != first[0]) {
                    throw row.broken(
                            LAG,
                            "the same lag in all rows of a pair: " + first[0] + " days for "
                                    + firmIds.text(pair.supplier()) + " to " + firmIds.text(pair.buyer()));
                }
                first[0] = same ? lag : first[0];
            });
        } catch (BrokenInput found) {
            return found;
        }
        return pair;
    }

    private void firm(Row row) {
        int number = row.addNew(0, firmIds);
        if (number == industry.length) {
            industry = Arrays.copyOf(industry, number * 2);
            finalDemand = Arrays.copyOf(finalDemand, number * 2);
            invDays = Arrays.copyOf(invDays, number * 2);
        }
        industry[number] = row.findOrAdd(1, industryIds);
        row.number(2, 0, NetworkBuilder.MAX_VOLUME);
        finalDemand[number] = row.number(3, 0, NetworkBuilder.MAX_VOLUME);
        invDays[number] = row.number(4, 0, NetworkBuilder.MAX_INV_DAYS);
    }

    private static void link(LinkRows block, Row row, Ids firmIds) {
        int supplier = row.known(0, firmIds, "a firm in the firms file");
        int buyer = row.known(1, firmIds, "a firm in the firms file");
        if (supplier == buyer) {
            throw row.broken(1, "another firm than the supplier: no firm supplies itself");
        }
        double volume = row.positive(2, NetworkBuilder.MAX_VOLUME);
        block.add(supplier, buyer, volume, row.has(LAG) ? row.integer(LAG, 1, NetworkBuilder.MAX_LAG_DAYS) : 1);
    }
}
