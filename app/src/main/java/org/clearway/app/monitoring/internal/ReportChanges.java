package org.clearway.app.monitoring.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.clearway.app.monitoring.indicator.SeriesValues;
import org.clearway.app.shared.port.Changes;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Since you last looked: values released, reports of today that came in, sites that stand since today and ran the day before. */
@Component
class ReportChanges implements Changes {

    private final JdbcClient jdbc;
    private final SeriesValues values;

    ReportChanges(JdbcClient jdbc, SeriesValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Change> since(String division, Instant since, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return List.of();
        }
        LocalDate today = asOf.day();
        DivisionRange range = DivisionRange.of(division);
        Came came = jdbc.sql("""
                        select count(*) as reports, count(*) filter (where r.state = 'stopped' and %s) as stopped
                        from monitoring.operating_report r
                        where r.business_date = :today and r.division >= :lo and r.division < :hi and r.recorded_at > :since
                            and r.recorded_at <= :until and r.superseded_at = 'infinity'
                        """.formatted(ReportConditions.RAN_BEFORE))
                .param("today", today)
                .param("lo", range.lo())
                .param("hi", range.hi())
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(asOf.at()))
                .query(Came.class)
                .single();
        LocalDateTime from = LocalDateTime.ofInstant(since, ClearwayClock.ZONE);
        String rows = "/reports?day=" + today + "&division=" + division + "&since=" + from;
        return List.of(
                new Change("monitoring.change.stopped", came.stopped(), rows + "&state=stopped&newly=true"),
                new Change("monitoring.change.reports", came.reports(), rows),
                new Change(
                        "monitoring.change.released",
                        values.released(since, asOf.at()),
                        "/indicators/released?since=" + from));
    }

    record Came(long reports, long stopped) {}
}
