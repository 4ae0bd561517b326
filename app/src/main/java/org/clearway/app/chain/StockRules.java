package org.clearway.app.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What a stock report may say, and what about it is unlikely. Every reason is told at once. */
public final class StockRules {

    static final double MOST_UNITS = 1e12;

    /** Past days can be corrected for a fortnight: older stocks change no light. */
    static final int OLDEST_DAYS = 14;

    static final int MOST_ARRIVALS = 60;
    static final int LATEST_ARRIVAL_DAYS = 60;
    static final double MOST_TARGET_DAYS = 3_650;

    /** Between two reports the use rarely moves by more than half: most often a slip of the unit. */
    private static final double USE_MOVES = 0.5;

    /** Cover of more than a year: a wrong unit, or nothing that anybody waits for. */
    private static final double LONG_COVER_DAYS = 365;

    private StockRules() {}

    /** The last report of the same site and part on an earlier day. */
    public record Last(LocalDate day, double onHand, double dailyUse, double arrivedSince) {}

    static List<Reason> reasons(StockFiling filing, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        quantity("onHand", filing.onHand(), reasons);
        quantity("blocked", filing.blocked(), reasons);
        quantity("dailyUse", filing.dailyUse(), reasons);
        Double target = filing.targetDays();
        if (target != null && !(target >= 0 && target <= MOST_TARGET_DAYS)) {
            reasons.add(Reason.at("targetDays", "chain.stock.target", (int) MOST_TARGET_DAYS));
        }
        if (filing.day().isAfter(today)) {
            reasons.add(Reason.at("day", "chain.stock.future", filing.day().toString()));
        }
        if (filing.day().isBefore(today.minusDays(OLDEST_DAYS))) {
            reasons.add(Reason.at("day", "chain.stock.old", filing.day().toString(), OLDEST_DAYS));
        }
        arrivals(filing, reasons);
        String why = filing.why();
        if (why != null && (why.length() < 2 || why.length() > 500)) {
            reasons.add(Reason.at("why", "chain.why", 2, 500));
        }
        return reasons;
    }

    private static void quantity(String field, double value, List<Reason> reasons) {
        if (value < 0) {
            reasons.add(Reason.at(field, "chain.stock.negative", value));
        } else if (!(value <= MOST_UNITS)) {
            reasons.add(Reason.at(field, "chain.stock.large"));
        }
    }

    private static void arrivals(StockFiling filing, List<Reason> reasons) {
        if (filing.arrivals().size() > MOST_ARRIVALS) {
            reasons.add(Reason.at("arrivals", "chain.stock.arrivals", MOST_ARRIVALS));
        }
        for (StockFiling.Arrival arrival : filing.arrivals()) {
            if (arrival.day().isBefore(filing.day())) {
                reasons.add(Reason.at(
                        "arrivals", "chain.stock.arrival-past", arrival.day().toString()));
            } else if (arrival.day().isAfter(filing.day().plusDays(LATEST_ARRIVAL_DAYS))) {
                reasons.add(Reason.at(
                        "arrivals", "chain.stock.arrival-late", arrival.day().toString(), LATEST_ARRIVAL_DAYS));
            }
            if (!(arrival.units() > 0 && arrival.units() <= MOST_UNITS)) {
                reasons.add(Reason.at("arrivals", "chain.stock.arrival-units", arrival.units()));
            }
        }
    }

    /** What is unlikely, each a word that the sender can confirm. */
    static List<String> doubts(StockFiling filing, @Nullable Last last) {
        List<String> doubts = new ArrayList<>();
        if (filing.dailyUse() == 0) {
            doubts.add("no-use");
        } else if (filing.onHand() / filing.dailyUse() > LONG_COVER_DAYS) {
            doubts.add("long-cover");
        }
        if (last != null && last.dailyUse() > 0 && filing.dailyUse() > 0) {
            if (Math.abs(filing.dailyUse() - last.dailyUse()) > USE_MOVES * last.dailyUse()) {
                doubts.add("use-moved");
            }
            double most = last.onHand() + last.arrivedSince() + last.dailyUse();
            if (filing.onHand() > most && filing.onHand() - most > last.dailyUse() * 2) {
                doubts.add("more-than-delivered");
            }
        }
        return doubts;
    }
}
