package org.clearway.app.directory;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was designated as what, by whom and until when; versions are added and closed, never overwritten. */
@Service
public class Designations {

    private static final int SHORTEST_GROUND = 4;
    private static final int LONGEST_YEARS = 5;

    static final String SELECT = """
            select g.id, g.enterprise_id, g.kind, g.chain, g.authority_id, a.name_zh as authority_zh, a.name_en as authority_en,
                g.ground, g.valid_from, g.valid_to, g.recorded_at
            from directory.designation g join directory.authority a on a.id = g.authority_id
            """;

    private final JdbcClient jdbc;
    private final Enterprises enterprises;
    private final ReferenceTables reference;
    private final ClearwayClock clock;
    private final Audit audit;

    Designations(
            JdbcClient jdbc, Enterprises enterprises, ReferenceTables reference, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
        this.reference = reference;
        this.clock = clock;
        this.audit = audit;
    }

    /** A designation as somebody asks for it. */
    public record Wanted(
            @Nullable String kind,
            @Nullable String chain,
            @Nullable Long authorityId,
            @Nullable String ground,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** As they were known at the moment, those that ended by then among them. */
    @Transactional(readOnly = true)
    public List<Designation> of(long enterpriseId, AsOf asOf) {
        return jdbc.sql(SELECT
                        + " where g.enterprise_id = :enterprise and g.recorded_at <= :at and g.superseded_at > :at"
                        + " order by g.valid_to desc, g.id desc")
                .param("enterprise", enterpriseId)
                .param("at", Timestamp.from(asOf.at()))
                .query(Designation.class)
                .list();
    }

    /** Those that hold on the day, as they were known at the moment. */
    @Transactional(readOnly = true)
    public List<Designation> holding(long enterpriseId, AsOf asOf) {
        return of(enterpriseId, asOf).stream()
                .filter(one -> one.holdsOn(asOf.day()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Designation> after(long after, int limit) {
        return jdbc.sql(SELECT + " where g.superseded_at = 'infinity' and g.id > ? order by g.id limit ?")
                .params(after, limit)
                .query(Designation.class)
                .list();
    }

    @Transactional
    public void designate(String creditCode, Wanted wanted) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        Refusal.ifAny(reasons(enterprise, wanted));
        insert(enterprise.id(), enterprise.division(), wanted, clock.instant());
        audit.record(entry("enterprise designated", creditCode, enterprise, wanted));
    }

    /** Ends a designation with the day; what was known before stays to be asked for. */
    @Transactional
    public void end(String creditCode, long id, @Nullable LocalDate day, @Nullable String why) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        Designation present = of(enterprise.id(), AsOf.now(clock)).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("designation", id));
        List<Reason> reasons = new ArrayList<>();
        if (day == null || day.isBefore(present.validFrom()) || day.isAfter(present.validTo())) {
            reasons.add(Reason.at("endOn", "directory.designation.end", present.validFrom(), present.validTo()));
        }
        if (why == null || why.strip().length() < SHORTEST_GROUND) {
            reasons.add(Reason.at("why", "directory.why", SHORTEST_GROUND));
        }
        Refusal.ifAny(reasons);
        Instant now = clock.instant();
        supersede(id, now);
        Wanted ended = new Wanted(
                present.kind(), present.chain(), present.authorityId(), present.ground(), present.validFrom(), day);
        insert(enterprise.id(), enterprise.division(), ended, now);
        audit.record(entry("designation ended", creditCode, enterprise, ended).because(why));
    }

    private void supersede(long id, Instant now) {
        jdbc.sql("update directory.designation set superseded_at = ? where id = ? and superseded_at = 'infinity'")
                .params(Timestamp.from(now), id)
                .update();
    }

    private List<Reason> reasons(Enterprise enterprise, Wanted wanted) {
        List<Reason> reasons = new ArrayList<>();
        String kind = String.valueOf(wanted.kind());
        if (!Designation.KINDS.contains(kind)) {
            reasons.add(Reason.at("kind", "directory.designation.kind"));
        } else if (Designation.isOfAChain(kind)
                && reference.present().term(Term.CHAIN, String.valueOf(wanted.chain())) == null) {
            reasons.add(Reason.at("chain", "directory.designation.chain"));
        }
        if (wanted.authorityId() == null || !mayName(wanted.authorityId(), enterprise.division())) {
            reasons.add(Reason.at("authorityId", "directory.designation.authority"));
        }
        if (wanted.ground() == null || wanted.ground().strip().length() < SHORTEST_GROUND) {
            reasons.add(Reason.at("ground", "directory.why", SHORTEST_GROUND));
        }
        LocalDate from = wanted.validFrom();
        LocalDate to = wanted.validTo();
        if (from == null) {
            reasons.add(Reason.at("validFrom", "directory.designation.from"));
        } else if (to == null || to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_YEARS))) {
            reasons.add(Reason.at("validTo", "directory.designation.to", LONGEST_YEARS));
        }
        return reasons;
    }

    /** An authority designates in its division; an officer enters it for authorities of the own territory. */
    private boolean mayName(long authority, String division) {
        return jdbc.sql("select division from directory.authority where id = ? and valid_to is null")
                .param(authority)
                .query(String.class)
                .optional()
                .filter(own -> DivisionRange.of(own).holds(division)
                        && Actor.current().range().holds(own))
                .isPresent();
    }

    private void insert(long enterprise, String division, Wanted wanted, Instant now) {
        String kind = String.valueOf(wanted.kind());
        jdbc.sql("""
                        insert into directory.designation (enterprise_id, division, kind, chain, authority_id, ground, valid_from,
                            valid_to, account_id, recorded_at)
                        values (:enterprise, :division, :kind, :chain, :authority, :ground, :from, :to, :account, :now)
                        """)
                .param("enterprise", enterprise)
                .param("division", division)
                .param("kind", kind)
                .param("chain", Designation.isOfAChain(kind) ? wanted.chain() : null)
                .param("authority", wanted.authorityId())
                .param("ground", String.valueOf(wanted.ground()).strip())
                .param("from", Date.valueOf(java.util.Objects.requireNonNull(wanted.validFrom())))
                .param("to", Date.valueOf(java.util.Objects.requireNonNull(wanted.validTo())))
                .param("account", Actor.current().accountId())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Audit.Entry entry(String act, String creditCode, Enterprise enterprise, Wanted wanted) {
        return Audit.Entry.of(act, "enterprise", creditCode, enterprise.division())
                .about(enterprise.id())
                .because(wanted.ground())
                .with(Map.of(
                        "kind", String.valueOf(wanted.kind()),
                        "chain", String.valueOf(wanted.chain()),
                        "authority", String.valueOf(wanted.authorityId()),
                        "from", String.valueOf(wanted.validFrom()),
                        "to", String.valueOf(wanted.validTo())));
    }
}
