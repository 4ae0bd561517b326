package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearway.app.shared.port.MatterEnded;
import org.clearway.app.shared.port.MatterRaised;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Main causes of red lights as matters to solve: raised once for each cause and the division that can act on it, told again when more
 * lights join, ended when no light above green has the cause as its main one.
 *
 * <p>Whoever takes a matter does so in the transaction that notes it as told: none is lost when an instance ends in between. One that
 * nobody could take keeps no other waiting, and is told again with each pass.
 */
@Component
class Matters {

    /** The word under which this module raises matters. */
    static final String SOURCE = "chain";

    private static final Logger log = LoggerFactory.getLogger(Matters.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final ClearwayClock clock;
    private final TransactionOperations transactions;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    Matters(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            ClearwayClock clock,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    private record Found(
            String ref,
            String kind,
            Long[] enterprises,
            int lights,
            @Nullable Integer firstDays) {}

    private record Open(String ref, String division, int lights, boolean told) {}

    private record Named(String nameZh, String nameEn, String division) {}

    /** What the lights stand for now, and what was raised of it. */
    private record Seen(Map<String, Found> found, Map<String, Open> open, Map<String, Named> names) {}

    public void settle() {
        Seen seen = java.util.Objects.requireNonNull(transactions.execute(status -> look()));
        Instant now = clock.instant();
        seen.found().values().forEach(cause -> {
            Open before = seen.open().get(cause.ref());
            Named name = seen.names().get(cause.ref());
            boolean news = before == null || !before.told() || before.lights() < cause.lights();
            if (news && name != null) {
                note(cause, name, before == null, now);
                attempt(cause.ref(), () -> tell(cause, name, now));
            }
        });
        seen.open().values().stream()
                .filter(one ->
                        seen.names().containsKey(one.ref()) && !seen.found().containsKey(one.ref()))
                .forEach(one -> attempt(
                        one.ref(),
                        () -> end(
                                one,
                                java.util.Objects.requireNonNull(seen.names().get(one.ref())),
                                now)));
    }

    /** Causes of open matters that no light has left are named too; those that some light still has are left as they are. */
    private Seen look() {
        Map<String, Found> found = found().stream().collect(Collectors.toMap(Found::ref, Function.identity()));
        Map<String, Open> open = open().stream().collect(Collectors.toMap(Open::ref, Function.identity()));
        Map<String, Named> names = new HashMap<>();
        found.keySet().forEach(ref -> named(ref).ifPresent(name -> names.put(ref, name)));
        open.keySet().stream()
                .filter(ref -> !found.containsKey(ref) && lightsLeft(ref) == 0)
                .forEach(ref -> named(ref).ifPresent(name -> names.put(ref, name)));
        return new Seen(found, open, names);
    }

    /** In a transaction of its own; what nobody can take is said once, and tried again by the next pass. */
    private void attempt(String ref, Runnable act) {
        try {
            transactions.executeWithoutResult(status -> act.run());
            refused.remove(ref);
        } catch (Refusal nobody) {
            if (refused.add(ref)) {
                log.warn("Nobody takes the matter {} ({}); it is told again with each pass", ref, nobody.getMessage());
            }
        } catch (RuntimeException fault) {
            log.error("The matter {} could not be told; the next pass tries again", ref, fault);
        }
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
        return jdbc.sql(
                        "select cause_ref as ref, division, lights, told_at is not null as told from chain.matter where ended_at is null")
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

    private void note(Found cause, Named name, boolean first, Instant now) {
        String sql = first
                ? "insert into chain.matter (lights, cause_ref, kind, division, raised_at) values (?, ?, ?, ?, ?)"
                : "update chain.matter set lights = ?, told_at = null where cause_ref = ? and ended_at is null";
        Object[] all = {cause.lights(), cause.ref(), kind(cause), name.division(), Timestamp.from(now)};
        transactions.executeWithoutResult(status ->
                jdbc.sql(sql).params(first ? all : Arrays.copyOf(all, 2)).update());
    }

    private static String kind(Found cause) {
        return switch (cause.kind()) {
            case "blocked" -> "road-closed";
            case "closure" -> "supplier-closed";
            default -> "supplier-limit";
        };
    }

    private void tell(Found cause, Named name, Instant now) {
        jdbc.sql("update chain.matter set told_at = ? where cause_ref = ? and ended_at is null")
                .params(Timestamp.from(now), cause.ref())
                .update();
        String lights = Integer.toString(cause.lights());
        events.publishEvent(new MatterRaised(
                SOURCE,
                cause.ref(),
                kind(cause),
                name.division(),
                new LinkedHashSet<>(Arrays.asList(cause.enterprises())),
                new MatterRaised.Title("chain.matter." + kind(cause), List.of(name.nameZh(), name.nameEn(), lights)),
                new MatterRaised.Title("chain.matter-own." + kind(cause), List.of()),
                cause.firstDays(),
                "/chains/lights?cause=" + cause.ref()));
    }

    private void end(Open one, Named name, Instant now) {
        jdbc.sql("update chain.matter set ended_at = ? where cause_ref = ? and ended_at is null")
                .params(Timestamp.from(now), one.ref())
                .update();
        events.publishEvent(new MatterEnded(
                SOURCE,
                one.ref(),
                "chain.matter.ended",
                List.of(name.nameZh(), name.nameEn(), Integer.toString(one.lights())),
                "/chains/lights?view=history&cause=" + one.ref()));
    }
}
