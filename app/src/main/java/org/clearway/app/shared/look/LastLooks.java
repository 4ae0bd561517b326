package org.clearway.app.shared.look;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the actor last looked at a page. Looks less than half an hour apart are one visit: whoever comes back from a list still
 * reads what changed since the visit before.
 */
@Service
public class LastLooks {

    private static final Duration VISIT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    LastLooks(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes this look.
     *
     * @return the end of the visit before; empty on the first
     */
    @Transactional
    public Optional<Instant> look(String page) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into shared.last_look as l (account_id, page, seen_at) values (:account, :page, :now)
                        on conflict (account_id, page) do update set seen_at = greatest(l.seen_at, excluded.seen_at),
                            before_at = case when l.seen_at < :visit then l.seen_at else l.before_at end
                        returning before_at
                        """)
                .param("account", Actor.current().accountId())
                .param("page", page)
                .param("now", Timestamp.from(now))
                .param("visit", Timestamp.from(now.minus(VISIT)))
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
    }
}
