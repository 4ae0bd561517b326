package org.clearway.app.shared.audit;

import java.sql.Timestamp;
import java.util.Map;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail, in the transaction of the change it tells of: both happen or neither. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, ClearwayClock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** A change of one thing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Entry entry) {
        Actor actor = Actor.current();
        jdbc.sql("""
                        insert into shared.audit_entry
                            (at, account_id, actor, via, act, thing, thing_id, division, enterprise_id, why, detail)
                        values (:at, :account, :actor, :via, :act, :thing, :thingId, :division, :enterprise, :why, :detail::jsonb)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.accountId())
                .param("actor", actor.name())
                .param("via", actor.via().name().toLowerCase(java.util.Locale.ROOT))
                .param("act", entry.act())
                .param("thing", entry.thing())
                .param("thingId", entry.thingId())
                .param("division", entry.division())
                .param("enterprise", entry.enterpriseId())
                .param("why", entry.why())
                .param("detail", json.writeValueAsString(entry.detail()))
                .update();
    }

    /**
     * @param act      past tense, for instance {@code enterprise corrected}
     * @param thing    kind of thing, {@code thingId} its number or code
     * @param division the division whose officers may read the entry
     * @param why      the reason that the actor gave
     * @param detail   the values before and after, or the digests of a mass load
     */
    public record Entry(
            String act,
            String thing,
            String thingId,
            String division,
            @Nullable Long enterpriseId,
            @Nullable String why,
            Map<String, ?> detail) {

        public static Entry of(String act, String thing, Object thingId, String division) {
            return new Entry(act, thing, String.valueOf(thingId), division, null, null, Map.of());
        }

        public Entry about(long enterprise) {
            return new Entry(act, thing, thingId, division, enterprise, why, detail);
        }

        public Entry because(@Nullable String reason) {
            return new Entry(act, thing, thingId, division, enterpriseId, reason, detail);
        }

        public Entry with(Map<String, ?> values) {
            return new Entry(act, thing, thingId, division, enterpriseId, why, values);
        }
    }
}
