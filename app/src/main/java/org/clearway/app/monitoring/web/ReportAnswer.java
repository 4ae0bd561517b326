package org.clearway.app.monitoring.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportValues;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/** A version of a report as programs read it. */
record ReportAnswer(
        long siteId,
        long enterpriseId,
        String division,
        LocalDate day,
        int version,
        String state,
        int staffOnRoll,
        int staffOnDuty,
        int staffReturned,
        BigDecimal utilisation,
        BigDecimal output10k,
        BigDecimal normalOutput10k,
        @Nullable BigDecimal electricityMwh,
        String blocker,
        @Nullable String note,
        List<String> doubts,
        @Nullable String why,
        String channel,
        String reportedBy,
        OffsetDateTime recordedAt,
        @Nullable OffsetDateTime supersededAt) {

    static ReportAnswer of(Report report) {
        ReportValues values = report.values();
        return new ReportAnswer(
                report.siteId(),
                report.enterpriseId(),
                report.division(),
                report.day(),
                report.version(),
                values.state().word(),
                values.staffOnRoll(),
                values.staffOnDuty(),
                values.staffReturned(),
                values.utilisation(),
                values.output10k(),
                values.normalOutput10k(),
                values.electricityMwh(),
                values.blocker().word(),
                values.note(),
                report.doubts(),
                report.why(),
                report.channel(),
                report.reportedBy(),
                report.recordedAt().atZone(ClearwayClock.ZONE).toOffsetDateTime(),
                report.supersededAt() == null
                        ? null
                        : report.supersededAt().atZone(ClearwayClock.ZONE).toOffsetDateTime());
    }
}
