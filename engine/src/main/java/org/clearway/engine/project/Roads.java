package org.clearway.engine.project;

/**
 * What is on the road: one ring of day cells for each link with a lag above 1.
 *
 * <p>Goods are counted in days of base use of the buyer's slot. Cell k of a ring holds what arrives at the end of the day
 * after k more days. What is sent on day t over a lag of L days enters cell L-1 and arrives at the end of day t+L-1, usable
 * on day t+L.
 *
 * <p>Rings of one length turn together: for a block of buyers and a lag all cells of one day follow each other, in the order of
 * {@link Lanes}. A block reads and writes one run of cells a lag and day; the cell that is emptied is the one that what was sent
 * today goes into. What transit rows say of days after a link's lag joins the cell on its day ({@link LateArrivals}). Links that may
 * be blocked are followed by themselves ({@link WaitingRoads}). O(1) a link and day. Memory: 8 bytes a link and day of lag.
 */
final class Roads {
    private final Lanes lanes;
    private final Opening opening;
    private final Flows flows;
    /** By block: the cells of its rings, by lag, then day. */
    private final double[][] cells;
    /** By block and lag: the first of them. */
    private final int[][] first;

    private final LateArrivals[] late;
    private final WaitingRoads waiting;
    private int today;

    private Roads(Opening opening, DatedShares open, Flows flows, Crew crew) {
        this.lanes = flows.lanes();
        this.opening = opening;
        this.flows = flows;
        this.waiting = WaitingRoads.of(opening, open, flows);
        int blocks = Crew.blocks(flows.network().firms());
        this.cells = new double[blocks][];
        this.first = new int[blocks][];
        this.late = new LateArrivals[blocks];
        crew.each(blocks, this::fill);
    }

    /** The roads at the opening of a projection. */
    static Roads at(Assumptions given, Flows flows, Crew crew) {
        return new Roads(given.opening(), given.open(), flows, crew);
    }

    /** Whether anything is on a road at all, or may be blocked: a lag above 1, goods that were counted, a dated share of a link. */
    static boolean matter(Assumptions given, Flows flows) {
        return flows.lags()
                || given.opening().linksWithTransit().findAny().isPresent()
                || given.open().targets().length > 0;
    }

    /** Full pipelines, where nobody counted what is on the road: on each day as much is due as is used. */
    private void fill(int block) {
        int[] starts = new int[Lanes.LAGS + 2];
        for (int lag = 1; lag <= Lanes.LAGS; lag++) {
            starts[lag + 1] = starts[lag] + (lag - 1) * width(block, lag);
        }
        double[] full = new double[starts[Lanes.LAGS + 1]];
        for (int lag = 2; lag <= Lanes.LAGS; lag++) {
            int width = width(block, lag);
            for (int at = starts[lag]; at < starts[lag + 1]; at += width) {
                System.arraycopy(lanes.share, lanes.start(block, lag), full, at, width);
            }
        }
        first[block] = starts;
        cells[block] = full;
        int end = opening.first(lanes.firstLink(block + 1));
        for (int at = opening.first(lanes.firstLink(block)); at < end; at++) {
            int link = opening.linkAt(at);
            int lag = lag(link);
            opening.load(at, flows, full, starts[lag] + place(block, lag, link), width(block, lag), lag - 1);
        }
        late[block] = LateArrivals.of(opening, flows, waiting, lanes.firstLink(block), lanes.firstLink(block + 1));
    }

    private int lag(int link) {
        return flows.network().links().lagDays()[link];
    }

    /** Where a link stands among those of its block and lag. */
    private int place(int block, int lag, int link) {
        return lanes.at(block, lag, link) - lanes.start(block, lag);
    }

    private int width(int block, int lag) {
        return lanes.end(block, lag) - lanes.start(block, lag);
    }

    /** What passes from now on over a link that may be blocked, 0 to 1. */
    void open(int link, double share) {
        waiting.open(link, share);
    }

    /** A day, from 1 on, begins. */
    void begin(int day) {
        today = day;
    }

    Lanes lanes() {
        return lanes;
    }

    WaitingRoads waiting() {
        return waiting;
    }

    /** The cells of a block's rings. */
    double[] cells(int block) {
        return cells[block];
    }

    /** First of the cells of a lag above 1 that are due today; the others follow in the order of {@link Lanes}. */
    int due(int block, int lag) {
        return first[block][lag] + (today - 1) % (lag - 1) * width(block, lag);
    }

    /** What is due today beyond the pipelines joins what is due in them; what has no pipeline to join is shown. */
    void addLate(int block, LateArrivals.Arrival atOnce) {
        late[block].each(today, (link, arrives) -> {
            int lag = lag(link);
            if (lag > 1) {
                cells[block][due(block, lag) + place(block, lag, link)] += arrives;
            } else {
                atOnce.arrives(link, arrives);
            }
        });
    }
}
