package org.clearway.app.chain.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.StockFiling;
import org.clearway.app.chain.StockSheet.StockPart;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;

/** One part's fields as they were typed; what cannot be read is named and stays. */
record TypedStock(String onHand, String blocked, String dailyUse, String arrivalDay, String arrivalUnits, String why) {

    static TypedStock of(StockPart part) {
        LocalDate arrival = part.nextArrival();
        return new TypedStock(
                typed(part.onHand()),
                typed(part.blocked()),
                typed(part.dailyUse()),
                arrival == null ? "" : arrival.toString(),
                typed(part.nextUnits()),
                "");
    }

    static TypedStock of(Map<String, String> fields, long part) {
        return new TypedStock(
                text(fields, "onHand", part),
                text(fields, "blocked", part),
                text(fields, "dailyUse", part),
                text(fields, "arrivalDay", part),
                text(fields, "arrivalUnits", part),
                text(fields, "why", part));
    }

    private static String text(Map<String, String> fields, String name, long part) {
        return fields.getOrDefault(name + "-" + part, "").strip();
    }

    private static String typed(@Nullable Double value) {
        return value == null ? "" : new Words(java.util.Locale.ENGLISH).plain(java.math.BigDecimal.valueOf(value));
    }

    /** Nothing typed: this part is not reported. */
    boolean isBlank() {
        return onHand.isBlank() && dailyUse.isBlank();
    }

    @Nullable
    StockFiling read(StockPart part, LocalDate day, Set<String> confirmed, List<Reason> reasons) {
        List<Reason> own = new ArrayList<>();
        double store = number("onHand", onHand, own);
        double apart = blocked.isBlank() ? 0 : number("blocked", blocked, own);
        double use = number("dailyUse", dailyUse, own);
        List<StockFiling.Arrival> arrivals = new ArrayList<>();
        if (!arrivalDay.isBlank() || !arrivalUnits.isBlank()) {
            double units = number("arrivalUnits", arrivalUnits, own);
            LocalDate due = date(arrivalDay, own);
            if (due != null) {
                arrivals.add(new StockFiling.Arrival(due, units, 0));
            }
        }
        arrivals.addAll(part.laterArrivals());
        reasons.addAll(own);
        return own.isEmpty()
                ? new StockFiling(
                        part.siteId(),
                        part.partId(),
                        day,
                        part.unit(),
                        store,
                        apart,
                        use,
                        null,
                        arrivals,
                        part.versionToday(),
                        why.isBlank() ? null : why,
                        confirmed)
                : null;
    }

    private static double number(String field, String text, List<Reason> reasons) {
        try {
            return Double.parseDouble(
                    text.replace(",", "").replace("，", "").replace("−", "-").strip());
        } catch (NumberFormatException e) {
            reasons.add(Reason.at(field, "chain.number", text));
            return 0;
        }
    }

    private static @Nullable LocalDate date(String text, List<Reason> reasons) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            reasons.add(Reason.at("arrivalDay", "chain.day", text));
            return null;
        }
    }
}
