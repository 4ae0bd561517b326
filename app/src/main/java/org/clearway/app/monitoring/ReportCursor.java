package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;

/** Where a page of a list ended; written as one word that callers hand back as it is. */
public record ReportCursor(LocalDate day, String division, long site) {

    public static ReportCursor of(Report report) {
        return new ReportCursor(report.day(), report.division(), report.siteId());
    }

    public static ReportCursor parse(String text) {
        String[] parts = text.split("_", -1);
        try {
            if (parts.length == 3) {
                return new ReportCursor(LocalDate.parse(parts[0]), parts[1], Long.parseLong(parts[2]));
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            // Falls through to the refusal: whatever it is, it is no cursor of ours.
        }
        throw new Refusal(Reason.at("after", "shared.cursor", text));
    }

    @Override
    public String toString() {
        return day + "_" + division + "_" + site;
    }
}
