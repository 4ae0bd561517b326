package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.grid.Report;

/**
 * What is known, and the live grid that follows. {@link LiveNetwork} guards it. A new day and a changed network make a new grid;
 * stocks, goods on the way, closures and roads go into the one that is there.
 */
public final class Standing extends Known {

    Set<SitePart> disputed = new HashSet<>();
    private final LiveGrid grid;

    Standing(ChainNetwork chain, LocalDate today, ReadingState state, Crew crew) {
        super(chain, today, new SlotStocks(chain), new Restrictions(chain));
        state.stocks(today, stocks::note);
        state.closures(today, null).stream()
                .collect(java.util.stream.Collectors.groupingBy(ReadingState.Closure::site))
                .forEach(restrictions::close);
        restrictions.block(state.blocked(today));
        disputed = state.disputed();
        this.grid = new LiveGrid(chain.flows(), assumptions(LiveGrid.DAYS), crew);
    }

    public LiveGrid grid() {
        return grid;
    }

    /** Works a stock report into the grid. */
    void report(SlotStocks.Row row) {
        int[] slots = chain.slots(row.site(), row.part());
        Map<Integer, double[]> before = stocks.due(slots, today);
        stocks.note(row);
        Map<Integer, double[]> after = stocks.due(slots, today);
        for (int slot : slots) {
            grid.report(new Report.Stock(slot, stocks.openingDays(slot, today)));
        }
        before.keySet().stream()
                .filter(link -> !after.containsKey(link))
                .forEach(link -> grid.report(new Report.Road(link, new double[0])));
        after.forEach((link, units) -> {
            if (!Arrays.equals(units, before.get(link))) {
                grid.report(new Report.Road(link, units));
            }
        });
    }

    void close(long site, java.util.List<ReadingState.Closure> rows) {
        restrictions.close(site, rows);
        for (int node : chain.nodesAt().getOrDefault(site, new int[0])) {
            grid.report(new Report.Capacity(
                    node, restrictions.capacityByDay(node, today, LiveGrid.DAYS, rules.maxCapacity())));
        }
    }

    void block(java.util.List<ReadingState.Blocked> rows) {
        for (int link : restrictions.block(rows)) {
            grid.report(new Report.Open(link, restrictions.openByDay(link, today, LiveGrid.DAYS)));
        }
    }
}
