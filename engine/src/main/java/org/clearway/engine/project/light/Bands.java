package org.clearway.engine.project.light;

import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Flows;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Projection;

/**
 * Bands for all slots: three projections, with low, likely and high stocks.
 *
 * <p>More stock at another site can empty a slot sooner, since supply is shared; a band therefore spans the soonest and
 * the last of the three, whichever they are.
 */
public final class Bands {
    private final int[] low;
    private final int[] likely;
    private final int[] high;

    private Bands(int[] low, int[] likely, int[] high) {
        this.low = low;
        this.likely = likely;
        this.high = high;
    }

    /**
     * Projects three times.
     *
     * @param given the likely stocks and all else
     * @param low the low stocks, where they are uncertain; the likely ones elsewhere
     * @param high the high stocks
     */
    public static Bands of(Flows flows, Assumptions given, Opening low, Opening high, Crew crew) {
        return new Bands(
                Projection.run(flows, given.openingWith(low), crew).outDay(),
                Projection.run(flows, given, crew).outDay(),
                Projection.run(flows, given.openingWith(high), crew).outDay());
    }

    /** The band of a slot. */
    public Band of(int slot) {
        int earliest = Math.min(likely[slot], Math.min(low[slot], high[slot]));
        int latest = Math.max(likely[slot], Math.max(low[slot], high[slot]));
        return new Band(earliest, likely[slot], latest);
    }
}
