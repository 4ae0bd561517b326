package org.clearway.app.directory;

import java.sql.Date;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Founds mechanisms, ends them, and keeps who belongs to them. */
@Service
public class KeepingMechanisms {

    public static final List<String> KINDS =
            List.of("joint_control", "chain_stability", "chain_platform", "work_group");

    private static final List<String> OF_A_CHAIN = List.of("chain_stability", "chain_platform");

    private final JdbcClient jdbc;
    private final NamingRules rules;
    private final Authorities authorities;
    private final Audit audit;
    private final ClearwayClock clock;

    KeepingMechanisms(JdbcClient jdbc, NamingRules rules, Authorities authorities, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.authorities = authorities;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the form sends; the secretariat is its first member. */
    public record Wanted(
            @Nullable String division,
            @Nullable String kind,
            @Nullable String chain,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable Long secretariat,
            @Nullable String telephone,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    @Transactional
    public long found(Wanted wanted) {
        NamingRules.Check check = rules.check();
        check.place(wanted.division());
        check.oneOf("kind", wanted.kind(), KINDS);
        if (OF_A_CHAIN.contains(String.valueOf(wanted.kind()))) {
            check.term(Term.CHAIN, "chain", wanted.chain());
        }
        check.name("nameZh", wanted.nameZh());
        check.name("nameEn", wanted.nameEn());
        if (wanted.secretariat() == null
                || authorities.byId(wanted.secretariat()).isEmpty()) {
            check.add(Reason.at("secretariat", "directory.naming.choose"));
        }
        check.days(wanted.validFrom(), wanted.validTo());
        check.refuseIfAny();
        long id = insert(wanted);
        member(id, Objects.requireNonNull(wanted.secretariat()), wanted.validFrom(), String.valueOf(wanted.division()));
        audit.record(Audit.Entry.of("mechanism founded", "mechanism", id, String.valueOf(wanted.division()))
                .with(Map.of(
                        "kind", String.valueOf(wanted.kind()),
                        "name_zh", String.valueOf(wanted.nameZh()),
                        "secretariat", wanted.secretariat(),
                        "from", String.valueOf(wanted.validFrom()))));
        return id;
    }

    @Transactional
    public void end(long id, @Nullable LocalDate day, @Nullable String why) {
        Mechanism present = within(id);
        NamingRules.Check check = rules.check();
        check.ending(present.validFrom(), day, why);
        check.refuseIfAny();
        jdbc.sql("update directory.mechanism set valid_to = ? where id = ?")
                .params(Date.valueOf(Objects.requireNonNull(day)), id)
                .update();
        audit.record(Audit.Entry.of("mechanism ended", "mechanism", id, present.division())
                .because(why)
                .with(Map.of("to", day.toString())));
    }

    /** An authority becomes a member today; of whatever division it is. */
    @Transactional
    public void join(long id, @Nullable Long authority) {
        Mechanism present = within(id);
        Authority joining = authority == null
                ? null
                : authorities
                        .byId(authority)
                        .filter(one -> one.validTo() == null)
                        .orElse(null);
        if (joining == null) {
            throw new Refusal(Reason.at("authority", "directory.naming.choose"));
        }
        if (authorities.members(id).stream().anyMatch(one -> one.id() == joining.id())) {
            throw new Refusal(Reason.at("authority", "directory.naming.member", joining.nameZh()));
        }
        member(id, joining.id(), clock.today(), present.division());
        audit.record(Audit.Entry.of("mechanism joined", "mechanism", id, present.division())
                .with(Map.of("authority", joining.id())));
    }

    /** A member leaves with today; the secretariat stays. */
    @Transactional
    public void leave(long id, long authority) {
        Mechanism present = within(id);
        if (present.secretariat() == authority) {
            throw new Refusal(Reason.at("authority", "directory.naming.secretariat"));
        }
        int left = jdbc.sql(
                        "update directory.mechanism_member set valid_to = ? where mechanism = ? and authority = ? and valid_to is null")
                .params(Date.valueOf(clock.today()), id, authority)
                .update();
        if (left == 0) {
            throw new NotFound("member", authority);
        }
        audit.record(Audit.Entry.of("mechanism left", "mechanism", id, present.division())
                .with(Map.of("authority", authority)));
    }

    private Mechanism within(long id) {
        Mechanism present = authorities.mechanism(id).orElseThrow(() -> new NotFound("mechanism", id));
        NamingRules.within(present.division(), "mechanism", id);
        return present;
    }

    private void member(long id, long authority, @Nullable LocalDate from, String division) {
        jdbc.sql("""
                        insert into directory.mechanism_member (mechanism, authority, valid_from, division) values (?, ?, ?, ?)
                        on conflict (mechanism, authority, valid_from) do update set valid_to = null
                        """)
                .params(id, authority, Date.valueOf(Objects.requireNonNull(from)), division)
                .update();
    }

    private long insert(Wanted wanted) {
        String kind = String.valueOf(wanted.kind());
        return jdbc.sql("""
                        insert into directory.mechanism (kind, division, chain, name_zh, name_en, secretariat, telephone, valid_from, valid_to)
                        values (:kind, :division, :chain, :nameZh, :nameEn, :secretariat, :telephone, :from, :to) returning id
                        """)
                .param("kind", kind)
                .param("division", wanted.division())
                .param("chain", OF_A_CHAIN.contains(kind) ? wanted.chain() : null)
                .param("nameZh", String.valueOf(wanted.nameZh()).strip())
                .param("nameEn", String.valueOf(wanted.nameEn()).strip())
                .param("secretariat", wanted.secretariat())
                .param("telephone", NamingRules.blank(wanted.telephone()))
                .param("from", Date.valueOf(Objects.requireNonNull(wanted.validFrom())))
                .param("to", wanted.validTo() == null ? null : Date.valueOf(wanted.validTo()), Types.DATE)
                .query(Long.class)
                .single();
    }
}
