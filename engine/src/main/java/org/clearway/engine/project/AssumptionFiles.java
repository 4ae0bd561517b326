package org.clearway.engine.project;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.csv.Row;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/**
 * Reads what a projection starts from, beside the network.
 *
 * <ul>
 *   <li>closures: id, from_day, to_day, capacity (0 to 3, share of base output)
 *   <li>blocked: supplier, buyer, from_day, to_day, open (0 to 1)
 *   <li>stock: buyer, product, on_hand, daily_use (units), optionally as_of (a date, checked and not used: how old a
 *       report may be is for the caller to judge)
 *   <li>transit: supplier, buyer, quantity (units), arrival_day (1 to 60)
 * </ul>
 *
 * <p>Days count from 1. Every method throws {@link BrokenInput} at the first row that cannot be used.
 */
public final class AssumptionFiles {
    private static final Columns CLOSURES = Columns.of("id", "from_day", "to_day", "capacity");
    private static final Columns BLOCKED = Columns.of("supplier", "buyer", "from_day", "to_day", "open");
    private static final Columns STOCK =
            Columns.of("buyer", "product", "on_hand", "daily_use").maybe("as_of");
    private static final Columns TRANSIT = Columns.of("supplier", "buyer", "quantity", "arrival_day");

    private final Network network;
    private int[] target = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private double[] share = new double[16];
    private int rows;

    private AssumptionFiles(Network network) {
        this.network = network;
    }

    /** Reads dated capacities of nodes. */
    public static DatedShares closures(Network network, Path file) {
        AssumptionFiles files = new AssumptionFiles(network);
        new CsvFile(file, CLOSURES)
                .forEach(row -> files.add(row, row.known(0, network.firmIds(), "a firm"), 1, Rules.MAX_CAPACITY));
        return files.shares();
    }

    /** Reads dated openness of links. */
    public static DatedShares blocked(Network network, Path file) {
        AssumptionFiles files = new AssumptionFiles(network);
        new CsvFile(file, BLOCKED).forEach(row -> files.add(row, files.link(row), 2, 1));
        return files.shares();
    }

    /** Reads goods on the road into a stock-taking. */
    public static void transit(Network network, Path file, StockTaking taking) {
        AssumptionFiles files = new AssumptionFiles(network);
        new CsvFile(file, TRANSIT)
                .forEach(row -> taking.transit(
                        files.link(row),
                        row.number(2, 0, NetworkBuilder.MAX_VOLUME),
                        row.integer(3, 1, Opening.MAX_ARRIVAL_DAY)));
    }

    /** Reads counted stocks into a stock-taking. */
    public static void stock(Network network, Path file, StockTaking taking) {
        AssumptionFiles files = new AssumptionFiles(network);
        boolean[] counted = new boolean[network.slots().size()];
        new CsvFile(file, STOCK).forEach(row -> {
            int slot = files.slot(row);
            if (counted[slot]) {
                throw row.broken(1, "a product that comes once for each buyer");
            }
            counted[slot] = true;
            requireDate(row);
            double onHand = row.number(2, 0, NetworkBuilder.MAX_VOLUME);
            taking.stock(slot, onHand, row.positive(3, NetworkBuilder.MAX_VOLUME));
        });
    }

    private void add(Row row, int wanted, int firstDay, double most) {
        if (rows == target.length) {
            target = Arrays.copyOf(target, 2 * rows);
            from = Arrays.copyOf(from, 2 * rows);
            to = Arrays.copyOf(to, 2 * rows);
            share = Arrays.copyOf(share, 2 * rows);
        }
        target[rows] = wanted;
        from[rows] = row.integer(firstDay, 1, DatedShares.MAX_DAY);
        to[rows] = row.integer(firstDay + 1, 1, DatedShares.MAX_DAY);
        if (to[rows] < from[rows]) {
            throw row.broken(firstDay + 1, "a day not before from_day " + from[rows]);
        }
        share[rows++] = row.number(firstDay + 2, 0, most);
    }

    private DatedShares shares() {
        return DatedShares.of(
                Arrays.copyOf(target, rows),
                Arrays.copyOf(from, rows),
                Arrays.copyOf(to, rows),
                Arrays.copyOf(share, rows));
    }

    private int link(Row row) {
        int supplier = row.known(0, network.firmIds(), "a firm");
        int buyer = row.known(1, network.firmIds(), "a firm");
        int[] start = network.links().buyerStart();
        for (int link = start[buyer]; link < start[buyer + 1]; link++) {
            if (network.links().supplier()[link] == supplier) {
                return link;
            }
        }
        throw row.broken(1, "a buyer of " + network.firmIds().text(supplier) + " in the links");
    }

    private int slot(Row row) {
        int buyer = row.known(0, network.firmIds(), "a firm");
        int product = row.known(1, network.industryIds(), "an industry of the firms");
        int[] start = network.slots().buyerStart();
        for (int slot = start[buyer]; slot < start[buyer + 1]; slot++) {
            if (network.slots().product()[slot] == product) {
                return slot;
            }
        }
        throw row.broken(1, "a product that " + network.firmIds().text(buyer) + " buys");
    }

    private static void requireDate(Row row) {
        if (row.has(4)) {
            try {
                LocalDate.parse(row.text(4));
            } catch (DateTimeException noDate) {
                throw row.broken(4, "a date such as 2022-04-03");
            }
        }
    }
}
