package org.clearway.app.shared.setting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dated settings: a threshold changes by a new row from a moment on, never by an edit. */
@Service
public class Settings {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ClearwayClock clock;

    Settings(JdbcClient jdbc, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds at a moment, as it is known now. */
    @Transactional(readOnly = true)
    public BigDecimal number(String name, Instant at) {
        return history(name).stream()
                .filter(value -> !value.validFrom().isAfter(at))
                .findFirst()
                .map(Dated::value)
                .orElseThrow(() -> new NotFound("setting", name));
    }

    /** All values that a setting had and will have, the latest first. */
    @Transactional(readOnly = true)
    public List<Dated> history(String name) {
        return jdbc.sql("""
                        select (value #>> '{}')::numeric as value, valid_from, source, why from shared.setting
                        where name = ? and subject = '' order by valid_from desc, id desc
                        """).param(name).query((row, number) -> read(row)).list();
    }

    /**
     * Sets a value from a moment on.
     *
     * @throws Refusal when the moment has passed: what was judged by the old value stays judged by it
     */
    @Transactional
    public void change(String name, BigDecimal value, Instant from, String source, String why) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Instant now = clock.instant();
        if (from.isBefore(now)) {
            throw new Refusal(Reason.at("from", "setting-past", name));
        }
        jdbc.sql("""
                        insert into shared.setting (name, value, valid_from, recorded_at, account_id, source, why)
                        values (?, to_jsonb(?::numeric), ?, ?, ?, ?, ?)
                        """)
                .params(name, value, Timestamp.from(from), Timestamp.from(now), actor.accountId(), source, why)
                .update();
        audit.record(Audit.Entry.of("setting changed", "setting", name, actor.division())
                .because(why)
                .with(Map.of("value", value, "from", from.toString(), "source", source)));
    }

    private static Dated read(ResultSet row) throws SQLException {
        return new Dated(
                row.getBigDecimal("value"),
                row.getTimestamp("valid_from").toInstant(),
                row.getString("source"),
                row.getString("why"));
    }

    /** A value and since when it holds. */
    public record Dated(BigDecimal value, Instant validFrom, String source, String why) {}
}
