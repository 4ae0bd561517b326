package org.clearway.app.access.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.access.signin.AsSystem;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.Sessions;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who stands in for an officer who is away, and until when. A deputy chooses in a session to act for the other; then the
 * other's territory and rights hold, but the person stays the person: nobody decides what they prepared themselves.
 */
@Service
public class Deputies {

    static final int LONGEST_DAYS = 60;
    static final int SHORTEST_WHY = 5;

    private final JdbcClient jdbc;
    private final AsSystem system;
    private final Sessions sessions;
    private final ClearwayClock clock;
    private final Remembered remembered;
    private final Audit audit;

    Deputies(
            JdbcClient jdbc,
            AsSystem system,
            Sessions sessions,
            ClearwayClock clock,
            Remembered remembered,
            Audit audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.sessions = sessions;
        this.clock = clock;
        this.remembered = remembered;
        this.audit = audit;
    }

    /** One naming, seen from either side. */
    public record Deputy(
            long id,
            long accountId,
            String account,
            long deputyId,
            String deputy,
            Instant validFrom,
            Instant validTo,
            String why) {}

    public record Wish(
            String login,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String why) {}

    /** Names a deputy for the own account. */
    public void name(SignedIn who, Wish wish) {
        Actor actor = who.actor();
        system.as(actor, () -> {
            Optional<Long> deputy = officer(wish.login(), actor.accountId());
            List<Reason> reasons = against(actor, wish, deputy);
            Refusal.ifAny(reasons);
            long id = insert(actor, wish, deputy.orElseThrow());
            audit.record(Audit.Entry.of("deputy named", "account", actor.accountId(), actor.division())
                    .because(wish.why())
                    .with(Map.of("deputy", wish.login(), "number", id, "to", String.valueOf(wish.to()))));
            return id;
        });
    }

    private Optional<Long> officer(String login, long but) {
        return jdbc.sql(
                        "select id from access.account where login = ? and kind = 'officer' and state = 'active' and id <> ?")
                .params(login.strip().toLowerCase(Locale.ROOT), but)
                .query(Long.class)
                .optional();
    }

    private List<Reason> against(Actor actor, Wish wish, Optional<Long> deputy) {
        List<Reason> reasons = new ArrayList<>();
        if (!actor.isOfficer() || actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        if (deputy.isEmpty()) {
            reasons.add(Reason.at("deputyLogin", "access.deputy.unknown", wish.login()));
        }
        if (wish.from() == null || wish.from().isBefore(clock.today())) {
            reasons.add(Reason.at("deputyFrom", "access.deputy.from"));
        }
        if (wish.from() == null
                || wish.to() == null
                || wish.to().isBefore(wish.from())
                || wish.to().isAfter(wish.from().plusDays(LONGEST_DAYS))) {
            reasons.add(Reason.at("deputyTo", "access.deputy.to", LONGEST_DAYS));
        }
        if (wish.why().strip().length() < SHORTEST_WHY) {
            reasons.add(Reason.at("deputyWhy", "access.why", SHORTEST_WHY));
        }
        return reasons;
    }

    private long insert(Actor actor, Wish wish, long deputy) {
        LocalDate from = java.util.Objects.requireNonNull(wish.from());
        LocalDate to = java.util.Objects.requireNonNull(wish.to());
        return jdbc.sql("""
                        insert into access.deputy (account_id, deputy_id, division, valid_from, valid_to, why, named_by)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(actor.accountId(), deputy, actor.division())
                .params(
                        Timestamp.from(from.atStartOfDay(ClearwayClock.ZONE).toInstant()),
                        Timestamp.from(
                                to.plusDays(1).atStartOfDay(ClearwayClock.ZONE).toInstant()))
                .params(wish.why().strip(), actor.accountId())
                .query(Long.class)
                .single();
    }

    /** Namings of the own account and for it that have not ended. */
    public List<Deputy> mine(SignedIn who) {
        return system.as(
                who.actor(),
                () -> jdbc.sql("""
                        select d.id, d.account_id, a.name as account, d.deputy_id, p.name as deputy, d.valid_from, d.valid_to, d.why
                        from access.deputy d join access.account a on a.id = d.account_id
                        join access.account p on p.id = d.deputy_id
                        where (d.account_id = :me or d.deputy_id = :me) and d.valid_to > :now order by d.valid_from, d.id
                        """)
                        .param("me", who.actor().accountId())
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Deputy.class)
                        .list());
    }

    public void end(SignedIn who, long id) {
        Actor actor = who.actor();
        system.as(actor, () -> {
            int changed = jdbc.sql(
                            "update access.deputy set valid_to = greatest(?, valid_from + interval '1 second') where id = ? and account_id = ?")
                    .params(Timestamp.from(clock.instant()), id, actor.accountId())
                    .update();
            if (changed == 0) {
                throw new NotFound("deputy", id);
            }
            audit.record(Audit.Entry.of("deputy ended", "account", actor.accountId(), actor.division()));
            return changed;
        });
    }

    /**
     * Goes on in this session as the deputy of someone.
     *
     * @param principal whom to act for; null to be oneself again
     */
    public void actFor(SignedIn who, @Nullable Long principal) {
        boolean named = principal == null
                || mine(who).stream()
                        .anyMatch(one -> one.accountId() == principal
                                && one.deputyId() == who.actor().accountId()
                                && !one.validFrom().isAfter(clock.instant()));
        if (!named) {
            throw new NotFound("deputy for", String.valueOf(principal));
        }
        system.as(who.actor(), () -> {
            sessions.actFor(who.credential(), principal);
            audit.record(Audit.Entry.of(
                    principal == null ? "acts as oneself" : "acts as deputy",
                    "account",
                    principal == null ? who.actor().accountId() : principal,
                    who.actor().division()));
            return true;
        });
        remembered.forget(who.actor().accountId());
    }
}
