package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Rules;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.grid.Report;

/**
 * The network of a day and all that is known of it. Not safe for several threads: {@link LiveNetwork} guards it. A new day and a
 * changed network make a new grid; stocks, goods on the way, closures and roads go into the one that is there.
 */
public final class Standing {

    public final ChainNetwork chain;
    public final LocalDate today;
    public final SlotStocks stocks;
    public final Restrictions restrictions;
    public final Rules rules = Rules.product();
    Set<SitePart> disputed = new HashSet<>();
    private final LiveGrid grid;

    Standing(ChainNetwork chain, LocalDate today, ReadingState state, Crew crew) {
        this.chain = chain;
        this.today = today;
        this.stocks = new SlotStocks(chain);
        this.restrictions = new Restrictions(chain);
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

    /** What a projection over these days starts from, as things are. */
    public Assumptions assumptions(int days) {
        return assumptions(days, 1, -1, -1);
    }

    /**
     * @param factor      of stocks that are too old to be trusted
     * @param openedSite  a site that is taken to be open, -1 for none
     * @param openedThing a road that is taken to be open, -1 for none
     */
    public Assumptions assumptions(int days, double factor, long openedSite, long openedThing) {
        int stale = (int) today.minusDays(3).toEpochDay();
        return new Assumptions(
                days,
                rules,
                restrictions.capacity(today, openedSite),
                restrictions.open(today, openedThing),
                stocks.opening(today, rules, factor, stale));
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
