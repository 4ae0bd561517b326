package org.clearway.app.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What a report has to keep to, whoever files it and by which way; each rule adds its reasons. */
final class ReportRules {

    /** The largest plant of the country has under 300,000 people; more is a slip. */
    static final int STAFF_LIMIT = 1_000_000;

    static final BigDecimal UTILISATION_LIMIT = BigDecimal.valueOf(200);

    /** A trillion yuan a day is beyond any site. */
    static final BigDecimal AMOUNT_LIMIT = BigDecimal.valueOf(99_999_999);

    /** Corrections reach back this far; what is older has been published and stands. */
    static final int DAYS_BACK = 100;

    static final int NOTE_LIMIT = 500;

    private static final List<BiConsumer<Filing, List<Reason>>> RULES = List.of(
            (filing, reasons) -> people("staffOnRoll", filing.values().staffOnRoll(), reasons),
            (filing, reasons) -> people("staffOnDuty", filing.values().staffOnDuty(), reasons),
            (filing, reasons) -> people("staffReturned", filing.values().staffReturned(), reasons),
            ReportRules::dutyWithinRoll,
            (filing, reasons) -> amount("utilisation", filing.values().utilisation(), UTILISATION_LIMIT, reasons),
            (filing, reasons) -> amount("output10k", filing.values().output10k(), AMOUNT_LIMIT, reasons),
            (filing, reasons) -> amount("normalOutput10k", filing.values().normalOutput10k(), AMOUNT_LIMIT, reasons),
            (filing, reasons) -> amount("electricityMwh", filing.values().electricityMwh(), AMOUNT_LIMIT, reasons),
            ReportRules::texts);

    private ReportRules() {}

    static List<Reason> reasons(Filing filing, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        if (filing.day().isAfter(today)) {
            reasons.add(Reason.at("day", "monitoring.day-ahead", filing.day().toString()));
        } else if (filing.day().isBefore(today.minusDays(DAYS_BACK))) {
            reasons.add(Reason.at("day", "monitoring.day-old", filing.day().toString(), DAYS_BACK));
        }
        RULES.forEach(rule -> rule.accept(filing, reasons));
        return reasons;
    }

    private static void people(String field, int value, List<Reason> reasons) {
        if (value < 0 || value > STAFF_LIMIT) {
            reasons.add(Reason.at(field, "monitoring.people-range", value, STAFF_LIMIT));
        }
    }

    private static void dutyWithinRoll(Filing filing, List<Reason> reasons) {
        ReportValues values = filing.values();
        if (values.staffOnDuty() > values.staffOnRoll()) {
            reasons.add(
                    Reason.at("staffOnDuty", "monitoring.duty-over-roll", values.staffOnDuty(), values.staffOnRoll()));
        }
    }

    private static void amount(String field, @Nullable BigDecimal value, BigDecimal limit, List<Reason> reasons) {
        if (value == null) {
            return;
        }
        if (value.signum() < 0 || value.compareTo(limit) > 0) {
            reasons.add(Reason.at(field, "monitoring.amount-range", value, limit));
        } else if (value.stripTrailingZeros().scale() > 1) {
            reasons.add(Reason.at(field, "monitoring.one-decimal", value.toPlainString()));
        }
    }

    private static void texts(Filing filing, List<Reason> reasons) {
        String note = filing.values().note();
        if (note != null && note.length() > NOTE_LIMIT) {
            reasons.add(Reason.at("note", "monitoring.text-long", note.length(), NOTE_LIMIT));
        }
        String why = filing.why();
        if (why != null && why.length() > NOTE_LIMIT) {
            reasons.add(Reason.at("why", "monitoring.text-long", why.length(), NOTE_LIMIT));
        }
        boolean corrects = filing.basedOn() != null && filing.basedOn() > 0;
        if (corrects && (why == null || why.strip().length() < 2)) {
            reasons.add(Reason.at("why", "monitoring.why-missing"));
        }
    }
}
