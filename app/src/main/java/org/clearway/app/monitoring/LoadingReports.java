package org.clearway.app.monitoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.clearway.app.monitoring.internal.CopyText;
import org.clearway.app.monitoring.internal.KeptFigures;
import org.clearway.app.monitoring.internal.Marks;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the table of reports of a new instance by COPY: 2 million rows in some seconds. All of it is there at the end or none. */
@Component
public class LoadingReports {

    private static final String COPY = """
            copy monitoring.operating_report (site_id, enterprise_id, division, business_date, version, state, staff_on_roll,
                staff_on_duty, staff_returned, base_roll, utilisation, output_10k, normal_output_10k, electricity_mwh, blocker,
                doubts, why, account_id, reported_by, recorded_at, superseded_at, channel) from stdin with (freeze)
            """;

    /** The last days may still be reported for; they are added up when they lie back. */
    private static final int OPEN_DAYS = 2;

    private final JdbcTemplate jdbc;
    private final KeptFigures kept;
    private final Marks marks;

    LoadingReports(JdbcTemplate jdbc, KeptFigures kept, Marks marks) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.marks = marks;
    }

    /**
     * Loads all rows, makes the indexes, and adds up each day.
     *
     * @return how many rows there were
     */
    @Transactional
    public long load(Iterator<LoadedReport> reports) {
        TreeSet<LocalDate> days = new TreeSet<>();
        Long rows = jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, reports, days));
        kept.keep(days.stream().limit(Math.max(0, days.size() - OPEN_DAYS)).toList(), marks);
        return rows == null ? 0 : rows;
    }

    private static long copy(Connection connection, Iterator<LoadedReport> reports, Set<LocalDate> days)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select monitoring.begin_load()");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                CopyText text = new CopyText(copy);
                LocalDate last = LocalDate.MIN;
                while (reports.hasNext()) {
                    LoadedReport report = reports.next();
                    text.row(report);
                    if (!report.day().equals(last)) {
                        last = report.day();
                        days.add(last);
                    }
                }
                text.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            statement.execute("select monitoring.end_load()");
            statement.execute("select monitoring.analyze_panels()");
            return copy.getHandledRowCount();
        }
    }
}
