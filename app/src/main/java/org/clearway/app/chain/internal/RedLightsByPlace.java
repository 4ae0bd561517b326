package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.port.Changes;
import org.clearway.app.shared.port.RedLightCounts;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Red lights beside the places of the tile map, and what changed since the reader last looked. */
@Component
@Transactional(readOnly = true)
class RedLightsByPlace implements RedLightCounts, Changes {

    private final JdbcClient jdbc;

    RedLightsByPlace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Mark> below(String division, AsOf asOf) {
        Map<String, Mark> marks = new HashMap<>();
        if (!Actor.current().may(Right.REPORTS)) {
            return marks;
        }
        DivisionRange range = DivisionRange.of(division);
        int digits = division.equals("000000") ? 2 : division.endsWith("0000") ? 4 : 6;
        jdbc.sql(
                        "select rpad(left(division, :digits), 6, '0'), count(*) from chain.light where light = 'red'"
                                + " and recorded_at <= :at and superseded_at > :at and division >= :lo and division < :hi group by 1")
                .param("digits", digits)
                .param("at", Timestamp.from(asOf.at()))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .query((row, number) -> marks.put(
                        row.getString(1),
                        new Mark(row.getLong(2), "/chains/lights?light=red&division=" + row.getString(1))))
                .list();
        return marks;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public List<Change> since(String division, Instant since, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return List.of();
        }
        DivisionRange range = DivisionRange.of(division);
        return jdbc.sql("""
                        select count(*) filter (where light = 'red'), count(*) filter (where light = 'green') from chain.light
                        where recorded_at > :since and recorded_at <= :at and superseded_at > :at and since > :since
                            and division >= :lo and division < :hi
                        """)
                .param("since", Timestamp.from(since))
                .param("at", Timestamp.from(asOf.at()))
                .param("lo", range.lo())
                .param("hi", range.hi())
                .query((row, number) -> List.of(
                        new Change("chain.since-red", row.getLong(1), "/chains/lights?light=red&division=" + division),
                        new Change("chain.since-better", row.getLong(2), "/chains/lights?division=" + division)))
                .single();
    }
}
