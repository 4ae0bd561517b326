package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.chain.internal.Like;
import org.clearway.app.directory.DivisionNames;
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

/** Roads, exits and ports that let less through, each for a time that ends. */
@Service
public class Blocking {

    /** What can be blocked; message keys below {@code chain.kind.}. */
    public static final List<String> KINDS = List.of("road", "exit", "port", "airport", "rail", "border", "station");

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final DivisionNames divisions;
    private final ClearwayClock clock;
    private final Audit audit;

    Blocking(JdbcClient jdbc, ChangeLog changes, DivisionNames divisions, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.divisions = divisions;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param openShare what still passes, 0 to 1 */
    public record NewBlock(
            String kind,
            String nameZh,
            String nameEn,
            String division,
            String fromDivision,
            String toDivision,
            double openShare,
            LocalDate from,
            LocalDate until,
            String ground) {}

    /** A road as it stands. */
    public record Blocked(
            long thing,
            int version,
            String kind,
            String nameZh,
            String nameEn,
            String division,
            String fromDivision,
            String toDivision,
            double openShare,
            LocalDate validFrom,
            LocalDate validTo,
            String ground,
            String saidBy,
            Instant recordedAt) {

        public boolean holds(LocalDate day) {
            return !validTo.isBefore(day);
        }
    }

    @Transactional
    public long block(NewBlock block) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        Refusal.ifAny(reasons(block, actor));
        long thing = jdbc.sql("select nextval('chain.blocked_thing')")
                .query(Long.class)
                .single();
        insert(thing, 1, block);
        audit.record(Audit.Entry.of("link blocked", "road", thing, block.division())
                .because(block.ground())
                .with(Map.of(
                        "name",
                        block.nameEn(),
                        "open",
                        block.openShare(),
                        "until",
                        block.until().toString())));
        return thing;
    }

    private List<Reason> reasons(NewBlock block, Actor actor) {
        List<Reason> reasons = new ArrayList<>();
        if (!KINDS.contains(block.kind())) {
            reasons.add(Reason.at("kind", "chain.block.kind", block.kind()));
        }
        for (Map.Entry<String, String> name :
                Map.of("nameZh", block.nameZh(), "nameEn", block.nameEn()).entrySet()) {
            if (name.getValue().strip().length() < 2 || name.getValue().length() > 120) {
                reasons.add(Reason.at(name.getKey(), "chain.block.name", 2, 120));
            }
        }
        Map<String, String> places = Map.of(
                "division", block.division(), "fromDivision", block.fromDivision(), "toDivision", block.toDivision());
        places.forEach((field, code) -> {
            if (divisions.of(code).kind().equals("unknown")) {
                reasons.add(Reason.at(field, "chain.division", code));
            }
        });
        if (block.division().length() == 6 && !actor.range().holds(block.division())) {
            reasons.add(Reason.at("division", "chain.division-outside", block.division()));
        }
        if (!(block.openShare() >= 0 && block.openShare() <= 1)) {
            reasons.add(Reason.at("openShare", "chain.block.share", block.openShare()));
        }
        Closing.days(block.from(), block.until(), clock.today(), reasons);
        Closing.ground(block.ground(), reasons);
        return reasons;
    }

    private void insert(long thing, int version, NewBlock block) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into chain.blocked_link (thing, version, kind, name_zh, name_en, division, from_division, to_division,
                            open_share, valid_from, valid_to, ground, account_id, said_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        thing,
                        version,
                        block.kind(),
                        block.nameZh().strip(),
                        block.nameEn().strip(),
                        block.division())
                .params(block.fromDivision(), block.toDivision(), block.openShare(), block.from(), block.until())
                .params(
                        block.ground(),
                        Actor.current().accountId(),
                        Actor.current().name(),
                        Timestamp.from(now))
                .update();
        changes.write("blocked", new long[] {0}, new long[] {0}, now);
    }

    /** Opens a road: its block ends now, as a version of its own. */
    @Transactional
    public void open(long thing, String why) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        List<Reason> reasons = new ArrayList<>();
        Closing.ground(why, reasons);
        Refusal.ifAny(reasons);
        Blocked held = find(thing);
        if (!actor.range().holds(held.division())) {
            throw new NotFound("road", thing);
        }
        Instant now = clock.instant();
        int closed = jdbc.sql(
                        "update chain.blocked_link set superseded_at = greatest(?, recorded_at + interval '1 microsecond')"
                                + " where thing = ? and superseded_at = 'infinity'")
                .params(Timestamp.from(now), thing)
                .update();
        if (closed > 0) {
            changes.write("blocked", new long[] {0}, new long[] {0}, now);
            audit.record(Audit.Entry.of("link opened", "road", thing, held.division())
                    .because(why));
        }
    }

    /** The version of a road that was said last. */
    @Transactional(readOnly = true)
    public Blocked find(long thing) {
        return jdbc.sql("select * from chain.blocked_link where thing = ? order by version desc limit 1")
                .param(thing)
                .query(Blocked.class)
                .optional()
                .orElseThrow(() -> new NotFound("road", thing));
    }

    /** What is blocked as of a moment, what ends soonest first. */
    public List<Blocked> holding(Instant at, LocalDate day, int offset, int limit) {
        return holding("", at, day, offset, limit);
    }

    private static final String HOLDING =
            " from chain.blocked_link where recorded_at <= :at and superseded_at > :at and valid_to >= :day"
                    + " and (:words = '' or name_zh ilike :like or name_en ilike :like or ground ilike :like)";

    /** @param words in the name or the ground; empty for all */
    @Transactional(readOnly = true)
    public List<Blocked> holding(String words, Instant at, LocalDate day, int offset, int limit) {
        return holding("select *" + HOLDING + " order by valid_to, id offset :offset limit :limit", words, at, day)
                .param("offset", offset)
                .param("limit", limit)
                .query(Blocked.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count(String words, Instant at, LocalDate day) {
        return holding("select count(*)" + HOLDING, words, at, day)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec holding(String sql, String words, Instant at, LocalDate day) {
        return jdbc.sql(sql)
                .param("at", Timestamp.from(at))
                .param("day", day)
                .param("words", words.strip())
                .param("like", Like.containing(words.strip()));
    }
}
