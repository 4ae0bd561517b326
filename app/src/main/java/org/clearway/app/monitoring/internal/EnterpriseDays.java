package org.clearway.app.monitoring.internal;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.monitoring.State;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What all sites of one enterprise reported, day by day. */
@Repository
@Transactional(readOnly = true)
public class EnterpriseDays {

    private final JdbcClient jdbc;

    EnterpriseDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Day> of(long enterprise, LocalDate first, AsOf asOf) {
        return jdbc.sql("select r.business_date, case when bool_and(r.state = 'stopped') then 'stopped'"
                        + " when bool_or(r.state = 'closed_loop') then 'closed_loop' when bool_or(r.state = 'limited') then 'limited'"
                        + " else 'normal' end as state, " + AddingUp.OF_ENTERPRISE
                        + " from monitoring.operating_report r where r.enterprise_id = :enterprise"
                        + " and r.business_date >= :first and r.business_date <= :last and "
                        + (asOf.past()
                                ? "r.recorded_at <= :at and r.superseded_at > :at"
                                : "r.superseded_at = 'infinity'")
                        + " group by r.business_date order by r.business_date")
                .param("enterprise", enterprise)
                .param("first", first)
                .param("last", asOf.day())
                .param("at", Timestamp.from(asOf.at()))
                .query((row, number) -> new Day(
                        row.getObject("business_date", LocalDate.class),
                        State.of(row.getString("state")).orElseThrow(),
                        row.getLong("on_roll"),
                        row.getLong("on_duty"),
                        row.getBigDecimal("used")))
                .list();
    }

    /** @param state stopped only when every site is; else that of the most restricted site */
    public record Day(LocalDate day, State state, long onRoll, long onDuty, BigDecimal used) {

        public @Nullable Double onDutyRate() {
            return onRoll == 0 ? null : 100.0 * onDuty / onRoll;
        }
    }
}
