package org.clearway.app.access.signin;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearway.app.directory.GroupMembers;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Turns a cookie or token into who acts. What was found holds for some seconds in memory, so that a page and its pieces
 * ask the database once; an act of the same process that ends a session or changes an account is felt at once.
 */
@Service
public class Credentials {

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final GroupMembers groups;
    private final AsSystem system;
    private final MachineTime time;
    private final ClearwayClock clock;
    private final Remembered remembered;

    Credentials(
            JdbcClient jdbc,
            Sessions sessions,
            GroupMembers groups,
            AsSystem system,
            MachineTime time,
            ClearwayClock clock,
            Remembered remembered) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.groups = groups;
        this.system = system;
        this.time = time;
        this.clock = clock;
        this.remembered = remembered;
    }

    public Optional<SignedIn> ofCookie(String cookie) {
        byte[] id = Secrets.hash(cookie);
        return remembered.get(id, () -> system.call("sign-in", () -> session(id)));
    }

    public Optional<SignedIn> ofToken(String token) {
        byte[] hash = Secrets.hash(token);
        return remembered.get(hash, () -> system.call("sign-in", () -> token(hash)));
    }

    private Optional<SignedIn> session(byte[] id) {
        return sessions.find(id)
                .flatMap(session -> account(session.accountId()).map(own -> {
                    if (session.seenAt().isBefore(time.instant().minus(SEEN_EVERY))) {
                        sessions.seen(id);
                    }
                    AccountRow acting = Optional.ofNullable(session.actingFor())
                            .flatMap(principal -> principal(principal, own.id()))
                            .map(own::actingFor)
                            .orElse(own);
                    return signedIn(id, acting, own.factor(session.secondAt() != null));
                }));
    }

    private SignedIn signedIn(byte[] id, AccountRow account, Factor factor) {
        Set<Right> rights = switch (factor) {
            case FULL -> account.rights();
            case REPORT_ONLY -> EnumSet.of(Right.SUBMIT_REPORTS);
            case CODE_DUE, ENROLMENT_DUE -> EnumSet.noneOf(Right.class);
        };
        return new SignedIn(id, account.actor(rights, reached(account), Actor.Via.SESSION), factor);
    }

    private Optional<SignedIn> token(byte[] hash) {
        Timestamp now = Timestamp.from(clock.instant());
        record Token(long account, List<String> rights) {}
        return jdbc.sql("""
                        update access.api_token set used_at = ?
                        where token_hash = ? and revoked_at is null and expires_at > ?
                        returning account_id, rights
                        """)
                .params(now, hash, now)
                .query((row, number) -> new Token(
                        row.getLong(1), List.of((String[]) row.getArray(2).getArray())))
                .optional()
                .flatMap(token -> account(token.account()).map(account -> {
                    Set<Right> rights = account.rights();
                    rights.removeIf(
                            right -> right == Right.APPROVE || !token.rights().contains(right.word()));
                    return new SignedIn(hash, account.actor(rights, reached(account), Actor.Via.TOKEN), Factor.FULL);
                }));
    }

    private List<Long> reached(AccountRow account) {
        return account.groupId() == null
                ? account.enterprises()
                : groups.with(account.groupId(), account.enterprises());
    }

    private Optional<AccountRow> account(long id) {
        return jdbc.sql("select " + AccountRow.COLUMNS + " from access.account a where a.id = ? and a.state = 'active'")
                .param(id)
                .query(AccountRow::read)
                .optional();
    }

    /** Whom a deputy stands in for, while the naming holds and both accounts are open. */
    private Optional<AccountRow> principal(long principal, long deputy) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("select " + AccountRow.COLUMNS + """
                         from access.account a where a.id = ? and a.state = 'active' and exists (
                            select from access.deputy d where d.account_id = a.id and d.deputy_id = ?
                            and d.valid_from <= ? and d.valid_to > ?)
                        """)
                .params(principal, deputy, now, now)
                .query(AccountRow::read)
                .optional();
    }
}
