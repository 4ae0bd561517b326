package org.clearway.app.access.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, limits and closes accounts of the own territory. Nobody gives a right that they lack, but an administrator;
 * nobody changes themselves.
 */
@Service
public class LookingAfterAccounts {

    public static final Set<Role> OFFICIAL = EnumSet.complementOf(EnumSet.of(Role.REPORTER, Role.OWNER, Role.CARRIER));

    private static final Duration CODE_HOLDS = Duration.ofDays(7);
    private static final int SHORTEST_WHY = 5;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final AccountList accounts;
    private final Remembered remembered;
    private final Audit audit;

    LookingAfterAccounts(
            JdbcClient jdbc, ClearwayClock clock, AccountList accounts, Remembered remembered, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.remembered = remembered;
        this.audit = audit;
    }

    /** Handed over by the officer; it sets the password, once. */
    public record Code(long accountId, String login, String code, Instant expiresAt) {}

    public record NewOfficer(
            String login, String name, @Nullable Long authorityId, Set<Role> roles) {}

    /** The authorities in the own territory, which an officer can belong to. */
    public record Authority(long id, String division, String department, String nameZh, String nameEn) {

        static Authority read(ResultSet row, int number) throws SQLException {
            return new Authority(
                    row.getLong("id"),
                    row.getString("division"),
                    row.getString("department"),
                    row.getString("name_zh"),
                    row.getString("name_en"));
        }
    }

    @Transactional(readOnly = true)
    public List<Authority> authorities() {
        Actor actor = Actor.current();
        actor.require(Right.ACCOUNTS);
        return jdbc.sql("""
                        select id, division, department, name_zh, name_en from directory.authority
                        where valid_to is null and division >= ? and division < ? order by division, department limit 500
                        """)
                .params(actor.range().lo(), actor.range().hi())
                .query(Authority::read)
                .list();
    }

    @Transactional
    public Code open(NewOfficer wanted) {
        Actor actor = Actor.current();
        actor.require(Right.ACCOUNTS);
        String login = wanted.login().strip().toLowerCase(Locale.ROOT);
        Optional<Authority> authority =
                wanted.authorityId() == null ? Optional.empty() : authority(actor, wanted.authorityId());
        List<Reason> reasons = new ArrayList<>(Logins.against(login, wanted.name()));
        if (authority.isEmpty()) {
            reasons.add(Reason.at("authority", "access.authority"));
        }
        reasons.addAll(against(actor, wanted.roles()));
        Refusal.ifAny(reasons);
        Authority of = authority.orElseThrow();
        long id = insert(actor, wanted, login, of);
        audit.record(Audit.Entry.of("account opened", "account", id, of.division())
                .with(Map.of("login", login, "roles", words(wanted.roles()))));
        return code(id, login, of.division());
    }

    private Optional<Authority> authority(Actor actor, long id) {
        return jdbc.sql(
                        "select id, division, department, name_zh, name_en from directory.authority where id = ? and valid_to is null")
                .param(id)
                .query(Authority.class)
                .optional()
                .filter(found -> actor.range().holds(found.division()));
    }

    private long insert(Actor actor, NewOfficer wanted, String login, Authority authority) {
        return jdbc.sql("""
                        insert into access.account (login, name, kind, roles, authority_id, division, department, created_at, created_by)
                        values (?, ?, 'officer', ?, ?, ?, ?, ?, ?) on conflict (login) do nothing returning id
                        """)
                .params(login, wanted.name().strip(), words(wanted.roles()).toArray(String[]::new))
                .params(authority.id(), authority.division(), authority.department())
                .params(Timestamp.from(clock.instant()), actor.accountId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal(Reason.at("login", "access.login.taken", login)));
    }

    private static List<Reason> against(Actor actor, Set<Role> roles) {
        List<Reason> reasons = new ArrayList<>();
        if (roles.isEmpty() || !OFFICIAL.containsAll(roles)) {
            reasons.add(Reason.at("roles", "access.roles"));
        }
        boolean all = actor.roles().contains(Role.ADMINISTRATOR)
                || roles.stream().allMatch(role -> actor.rights().containsAll(role.rights()));
        if (!all) {
            reasons.add(Reason.at("roles", "access.roles.more"));
        }
        if (actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        return reasons;
    }

    @Transactional
    public void giveRoles(long id, Set<Role> roles, String why) {
        Actor actor = Actor.current();
        AccountList.Row row = accounts.byId(id);
        List<Reason> reasons = new ArrayList<>(against(actor, roles));
        reasons.addAll(againstSelfAndSilence(actor, row, why));
        if (!row.kind().equals("officer")) {
            reasons.add(Reason.of("access.roles.enterprise"));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update access.account set roles = ? where id = ?")
                .param(words(roles).toArray(String[]::new))
                .param(id)
                .update();
        audit.record(Audit.Entry.of("roles given", "account", id, row.division())
                .because(why)
                .with(Map.of("before", row.roles(), "after", words(roles))));
        remembered.forget(id);
    }

    /**
     * Locks, unlocks or closes.
     *
     * @param state active, locked or closed; a closed account stays closed
     */
    @Transactional
    public void set(long id, String state, String why) {
        Actor actor = Actor.current();
        AccountList.Row row = accounts.byId(id);
        List<Reason> reasons = new ArrayList<>(againstSelfAndSilence(actor, row, why));
        if (!List.of("active", "locked", "closed").contains(state)
                || row.state().equals("closed")) {
            reasons.add(Reason.at("state", "access.state"));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update access.account set state = ? where id = ?")
                .params(state, id)
                .update();
        audit.record(Audit.Entry.of("account " + state, "account", id, row.division())
                .because(why));
        remembered.forget(id);
    }

    private static List<Reason> againstSelfAndSilence(Actor actor, AccountList.Row row, String why) {
        List<Reason> reasons = new ArrayList<>();
        if (row.id() == actor.accountId()) {
            reasons.add(Reason.of("access.self"));
        }
        if (why.strip().length() < SHORTEST_WHY) {
            reasons.add(Reason.at("why", "access.why", SHORTEST_WHY));
        }
        return reasons;
    }

    /** A reset without mail: the officer hands over a new code; the old password holds until it is used. */
    @Transactional
    public Code newCode(long id) {
        Actor actor = Actor.current();
        AccountList.Row row = accounts.byId(id);
        List<Reason> reasons = new ArrayList<>();
        if (row.id() == actor.accountId()) {
            reasons.add(Reason.of("access.self"));
        }
        if (actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        boolean above = actor.roles().contains(Role.ADMINISTRATOR)
                || row.roles().stream()
                        .allMatch(
                                role -> actor.rights().containsAll(Role.of(role).rights())
                                        || !OFFICIAL.contains(Role.of(role)));
        if (!above) {
            reasons.add(Reason.of("access.roles.more"));
        }
        if (!row.state().equals("active")) {
            reasons.add(Reason.of("access.state"));
        }
        Refusal.ifAny(reasons);
        audit.record(Audit.Entry.of("reset code issued", "account", id, row.division()));
        return code(id, row.login(), row.division());
    }

    private Code code(long id, String login, String division) {
        String code = Secrets.code();
        Instant now = clock.instant();
        jdbc.sql("update access.reset_code set used_at = ? where account_id = ? and used_at is null")
                .params(Timestamp.from(now), id)
                .update();
        jdbc.sql("""
                        insert into access.reset_code (account_id, division, code_hash, issued_at, issued_by, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        division,
                        Secrets.hashOfCode(code),
                        Timestamp.from(now),
                        Actor.current().accountId())
                .param(Timestamp.from(now.plus(CODE_HOLDS)))
                .update();
        return new Code(id, login, code, now.plus(CODE_HOLDS));
    }

    private static List<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().toList();
    }
}
