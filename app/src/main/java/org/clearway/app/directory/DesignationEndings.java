package org.clearway.app.directory;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Designations among what ends when; one holds until its last day is over. */
@Component
class DesignationEndings implements Ending {

    private final JdbcClient jdbc;

    DesignationEndings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<End> endings(@Nullable Long enterpriseId, Instant from, Instant to, int limit) {
        return jdbc.sql("""
                        select g.kind, g.valid_to, e.credit_code, e.name_zh
                        from directory.designation g join directory.enterprise e on e.id = g.enterprise_id
                        where g.superseded_at = 'infinity' and g.valid_to >= :from and g.valid_to < :to
                            and (:enterprise::bigint is null or g.enterprise_id = :enterprise)
                        order by g.valid_to, g.id limit :limit
                        """)
                .param("from", Date.valueOf(LocalDate.ofInstant(from, ClearwayClock.ZONE)))
                .param("to", Date.valueOf(LocalDate.ofInstant(to, ClearwayClock.ZONE)))
                .param("enterprise", enterpriseId)
                .param("limit", limit)
                .query((row, number) -> new End(
                        "directory.ending." + row.getString(1),
                        List.of(),
                        row.getString(4),
                        row.getDate(2)
                                .toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(ClearwayClock.ZONE)
                                .toInstant(),
                        "/enterprises/" + row.getString(3)))
                .list();
    }
}
