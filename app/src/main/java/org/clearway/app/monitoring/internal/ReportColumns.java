package org.clearway.app.monitoring.internal;

import static org.clearway.app.monitoring.internal.FilingStatements.column;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportValues;
import org.clearway.app.monitoring.State;

/** A report as columns. */
public final class ReportColumns {

    /** In the order that {@link #read} names them; of a table called r. */
    public static final String ALL = """
            r.site_id, r.enterprise_id, r.division, r.business_date, r.version, r.state, r.staff_on_roll, r.staff_on_duty,
            r.staff_returned, r.utilisation, r.output_10k, r.normal_output_10k, r.electricity_mwh, r.blocker, r.note, r.doubts,
            r.why, r.channel, r.reported_by, r.recorded_at, nullif(r.superseded_at, 'infinity') as superseded_at
            """;

    private ReportColumns() {}

    public static Report read(ResultSet row) throws SQLException {
        ReportValues values = new ReportValues(
                State.of(row.getString("state")).orElseThrow(),
                row.getInt("staff_on_roll"),
                row.getInt("staff_on_duty"),
                row.getInt("staff_returned"),
                row.getBigDecimal("utilisation"),
                row.getBigDecimal("output_10k"),
                row.getBigDecimal("normal_output_10k"),
                row.getBigDecimal("electricity_mwh"),
                Blocker.of(row.getString("blocker")).orElseThrow(),
                row.getString("note"));
        Array doubts = row.getArray("doubts");
        Timestamp superseded = row.getTimestamp("superseded_at");
        return new Report(
                row.getLong("site_id"),
                row.getLong("enterprise_id"),
                row.getString("division"),
                row.getObject("business_date", java.time.LocalDate.class),
                row.getInt("version"),
                values,
                List.of((String[]) doubts.getArray()),
                row.getString("why"),
                row.getString("channel"),
                row.getString("reported_by"),
                row.getTimestamp("recorded_at").toInstant(),
                superseded == null ? null : superseded.toInstant());
    }

    static void setAll(Parameters to, List<Filing> filings) throws SQLException {
        to.array("text", column(filings, filing -> filing.values().state().word()));
        to.array("int4", column(filings, filing -> filing.values().staffOnRoll()));
        to.array("int4", column(filings, filing -> filing.values().staffOnDuty()));
        to.array("int4", column(filings, filing -> filing.values().staffReturned()));
        to.array("numeric", column(filings, filing -> filing.values().utilisation()));
        to.array("numeric", column(filings, filing -> filing.values().output10k()));
        to.array("numeric", column(filings, filing -> filing.values().normalOutput10k()));
        to.array("numeric", column(filings, filing -> filing.values().electricityMwh()));
        to.array("text", column(filings, filing -> filing.values().blocker().word()));
        to.array("text", column(filings, filing -> filing.values().note()));
    }
}
