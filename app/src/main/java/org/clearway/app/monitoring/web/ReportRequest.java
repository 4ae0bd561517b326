package org.clearway.app.monitoring.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.ReportValues;
import org.clearway.app.monitoring.State;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** A report as a program sends it; {@code basedOn} and {@code why} make it a correction, {@code confirm} stands by doubts. */
record ReportRequest(
        @Nullable Long siteId,
        @Nullable LocalDate day,
        @Nullable String state,
        @Nullable Integer staffOnRoll,
        @Nullable Integer staffOnDuty,
        @Nullable Integer staffReturned,
        @Nullable BigDecimal utilisation,
        @Nullable BigDecimal output10k,
        @Nullable BigDecimal normalOutput10k,
        @Nullable BigDecimal electricityMwh,
        @Nullable String blocker,
        @Nullable String note,
        @Nullable Integer basedOn,
        @Nullable String why,
        @Nullable Set<String> confirm) {

    /**
     * @param reasons gets one for each field that is missing or no word of ours
     * @return null when there is any
     */
    @Nullable
    Filing filing(List<Reason> reasons) {
        State runs = state == null ? null : State.of(state).orElse(null);
        Blocker held = blocker == null ? null : Blocker.of(blocker).orElse(null);
        if (state != null && runs == null) {
            reasons.add(Reason.at("state", "monitoring.choose-state", state));
        }
        if (blocker != null && held == null) {
            reasons.add(Reason.at("blocker", "monitoring.choose-blocker", blocker));
        }
        require("siteId", siteId, reasons);
        require("day", day, reasons);
        require("state", state, reasons);
        require("staffOnRoll", staffOnRoll, reasons);
        require("staffOnDuty", staffOnDuty, reasons);
        require("staffReturned", staffReturned, reasons);
        require("utilisation", utilisation, reasons);
        require("output10k", output10k, reasons);
        require("normalOutput10k", normalOutput10k, reasons);
        require("blocker", blocker, reasons);
        if (siteId == null
                || day == null
                || runs == null
                || staffOnRoll == null
                || staffOnDuty == null
                || staffReturned == null
                || utilisation == null
                || output10k == null
                || normalOutput10k == null
                || held == null) {
            return null;
        }
        ReportValues values = new ReportValues(
                runs,
                staffOnRoll,
                staffOnDuty,
                staffReturned,
                utilisation,
                output10k,
                normalOutput10k,
                electricityMwh,
                held,
                ListFilter.blank(note));
        return new Filing(siteId, day, values, basedOn, ListFilter.blank(why), confirm == null ? Set.of() : confirm);
    }

    private static void require(String field, @Nullable Object value, List<Reason> reasons) {
        if (value == null) {
            reasons.add(Reason.at(field, "monitoring.missing"));
        }
    }

    /** What a repeated key is held against: the same values, however the JSON was laid out. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
