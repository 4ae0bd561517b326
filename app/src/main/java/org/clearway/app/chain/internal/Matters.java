package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearway.app.shared.port.MatterEnded;
import org.clearway.app.shared.port.MatterRaised;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Main causes of red lights as matters to solve: raised once for each cause and the division that can act on it, told again when more
 * lights join, ended when no light above green has the cause as its main one.
 */
@Component
class Matters {

    /** The word under which this module raises matters. */
    static final String SOURCE = "chain";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final ClearwayClock clock;

    Matters(JdbcClient jdbc, ApplicationEventPublisher events, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    private record Found(
            String ref,
            String kind,
            Long[] enterprises,
            int lights,
            @Nullable Integer firstDays) {}

    private record Open(String ref, String division, int lights) {}

    private record Named(String nameZh, String nameEn, String division) {}

    @Transactional
    public void settle(ChainNetwork chain, LocalDate today) {
        Map<String, Found> found = found().stream().collect(Collectors.toMap(Found::ref, Function.identity()));
        Map<String, Open> open = open().stream().collect(Collectors.toMap(Open::ref, Function.identity()));
        Instant now = clock.instant();
        found.values().forEach(cause -> {
            Open before = open.get(cause.ref());
            if (before == null || before.lights() < cause.lights()) {
                named(cause.ref()).ifPresent(name -> raise(cause, name, before == null, now));
            }
        });
        open.values().stream()
                .filter(one -> !found.containsKey(one.ref()) && lightsLeft(one.ref()) == 0)
                .forEach(one -> end(one, now));
    }

    private List<Found> found() {
        return jdbc.sql("""
                        select cause_ref as ref, min(cause_kind) as kind,
                            array_agg(enterprise_id order by out_in_days, lost_yuan_day desc) as enterprises,
                            count(*)::int as lights, min(out_in_days)::int as first_days
                        from chain.light
                        where superseded_at = 'infinity' and light = 'red' and cause_ref is not null and cause_kind <> 'other'
                        group by cause_ref
                        """)
                .query((row, number) -> new Found(
                        row.getString(1),
                        row.getString(2),
                        (Long[]) row.getArray(3).getArray(),
                        row.getInt(4),
                        row.getObject(5, Integer.class)))
                .list();
    }

    private List<Open> open() {
        return jdbc.sql("select cause_ref as ref, division, lights from chain.matter where ended_at is null")
                .query(Open.class)
                .list();
    }

    private long lightsLeft(String ref) {
        return jdbc.sql("select count(*) from chain.light where superseded_at = 'infinity' and cause_ref = ?"
                        + " and light in ('red', 'orange', 'yellow')")
                .param(ref)
                .query(Long.class)
                .single();
    }

    private Optional<Named> named(String ref) {
        long id = Long.parseLong(ref.substring(ref.indexOf(':') + 1));
        String sql = ref.startsWith("site:")
                ? "select name_zh, coalesce(name_en, name_zh) as name_en, division from chain.node where site_id = ? order by id limit 1"
                : "select name_zh, name_en, division from chain.blocked_link where thing = ? order by version desc limit 1";
        return jdbc.sql(sql).param(id).query(Named.class).optional();
    }

    private void raise(Found cause, Named name, boolean first, Instant now) {
        String kind = cause.kind().equals("blocked")
                ? "road-closed"
                : cause.kind().equals("closure") ? "supplier-closed" : "supplier-limit";
        if (first) {
            jdbc.sql("insert into chain.matter (cause_ref, kind, division, raised_at, lights) values (?, ?, ?, ?, ?)")
                    .params(cause.ref(), kind, name.division(), Timestamp.from(now), cause.lights())
                    .update();
        } else {
            jdbc.sql("update chain.matter set lights = ? where cause_ref = ? and ended_at is null")
                    .params(cause.lights(), cause.ref())
                    .update();
        }
        events.publishEvent(new MatterRaised(
                SOURCE,
                cause.ref(),
                kind,
                name.division(),
                new LinkedHashSet<>(Arrays.asList(cause.enterprises())),
                "chain.matter." + kind,
                List.of(name.nameZh(), name.nameEn(), Integer.toString(cause.lights())),
                cause.firstDays(),
                "/chains/lights?cause=" + cause.ref()));
    }

    private void end(Open one, Instant now) {
        jdbc.sql("update chain.matter set ended_at = ? where cause_ref = ? and ended_at is null")
                .params(Timestamp.from(now), one.ref())
                .update();
        named(one.ref())
                .ifPresent(name -> events.publishEvent(new MatterEnded(
                        SOURCE,
                        one.ref(),
                        "chain.matter.ended",
                        List.of(name.nameZh(), name.nameEn(), Integer.toString(one.lights())),
                        "/chains/lights?view=history&cause=" + one.ref())));
    }
}
