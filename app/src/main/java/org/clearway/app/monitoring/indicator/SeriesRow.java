package org.clearway.app.monitoring.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/**
 * One value of a file that may go in.
 *
 * @param row    as the spreadsheet counts it
 * @param column of the value, as the header names it
 */
record SeriesRow(
        int row,
        String column,
        String code,
        String subject,
        LocalDate period,
        double value,
        Instant releasedAt,
        String source,
        String note,
        boolean confirmed,
        List<String> cells) {

    /** What names a series. */
    String series() {
        return code + " " + subject;
    }

    String key() {
        return series() + " " + period;
    }

    /** A row, or a cell of it, that may not go in. */
    record Bad(int row, String column, List<Reason> reasons, List<String> cells) {}
}
