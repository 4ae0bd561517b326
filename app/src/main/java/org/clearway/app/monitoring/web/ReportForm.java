package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.Doubts;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.SiteName;
import org.clearway.app.monitoring.State;
import org.clearway.app.monitoring.TypedReport;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the report form shows.
 *
 * @param held      the report that is corrected, null for a first one
 * @param last      the report before, whose values stand below each field
 * @param confirmed doubts that the reporter stands by
 */
record ReportForm(
        SiteName site,
        LocalDate day,
        TypedReport typed,
        @Nullable Report held,
        @Nullable Report last,
        String why,
        Set<String> confirmed,
        Reasons.Errors errors) {

    private static final String DOUBT = "monitoring.doubt.";

    public int basedOn() {
        return held == null ? 0 : held.version();
    }

    public List<State> states() {
        return List.of(State.values());
    }

    public List<Blocker> blockers() {
        return List.of(Blocker.values());
    }

    /** True when the values below the fields are of the day before, and may be called yesterday's. */
    public boolean lastIsYesterday() {
        return last != null && last.day().equals(day.minusDays(1));
    }

    /** Doubts that were found now; with those confirmed before they can be ticked. */
    public List<Reasons.FieldError> doubts() {
        return errors.all().stream()
                .filter(error -> error.code().startsWith(DOUBT))
                .toList();
    }

    public static String doubt(Reasons.FieldError error) {
        return error.code().substring(DOUBT.length());
    }

    /** Confirmed before and sent along again, unless they stand among the doubts found now. */
    public List<String> silentlyConfirmed() {
        List<String> shown = doubts().stream().map(ReportForm::doubt).toList();
        return Doubts.ALL.stream()
                .filter(doubt -> confirmed.contains(doubt) && !shown.contains(doubt))
                .toList();
    }

    /** A number as it stands in a field: grouped by thousands, without a useless ".0". */
    static String typed(Number number, Words words) {
        boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
        return words.number(number, whole ? 0 : 1);
    }
}
