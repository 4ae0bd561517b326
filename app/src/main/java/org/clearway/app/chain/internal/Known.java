package org.clearway.app.chain.internal;

import java.time.LocalDate;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Rules;

/** The network of a day and all that was reported of it: what a projection starts from. Not safe for several threads. */
public class Known {

    public final ChainNetwork chain;
    public final LocalDate today;
    public final SlotStocks stocks;
    public final Restrictions restrictions;
    public final Rules rules = Rules.product();

    Known(ChainNetwork chain, LocalDate today, SlotStocks stocks, Restrictions restrictions) {
        this.chain = chain;
        this.today = today;
        this.stocks = stocks;
        this.restrictions = restrictions;
    }

    /** The same, and no later report changes it. Some milliseconds, where the assumptions of a projection take a hundred. */
    public final Known copy() {
        return new Known(chain, today, stocks.copy(), restrictions.copy());
    }

    /** What a projection over these days starts from, as things are. */
    public final Assumptions assumptions(int days) {
        return assumptions(days, 1);
    }

    /** @param factor of stocks that are too old to be trusted */
    final Assumptions assumptions(int days, double factor) {
        int stale = (int) today.minusDays(3).toEpochDay();
        return new Assumptions(
                days,
                rules,
                restrictions.capacity(today, -1),
                restrictions.open(today, -1),
                stocks.opening(today, rules, factor, stale));
    }
}
