package org.clearway.app.access.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearway.app.access.signin.MachineTime;
import org.clearway.app.access.signin.SecondFactor;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the launcher prints for whoever runs the platform: a token or the current code of an account, named by its login
 * or by a role, whose account with the smallest number then counts. Who may start the launcher owns the database anyway.
 */
@Service
public class DemoSignIns {

    private static final Duration TOKEN_HOLDS = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final MachineTime time;
    private final Audit audit;

    DemoSignIns(JdbcClient jdbc, ClearwayClock clock, MachineTime time, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.time = time;
        this.audit = audit;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    private record Found(long id, String login, List<String> roles, String division, byte @Nullable [] secret) {}

    @Transactional
    public String token(String who) {
        Found account = find(who);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        account.roles().forEach(role -> rights.addAll(Role.of(role).rights()));
        rights.remove(Right.APPROVE);
        String token = Secrets.token();
        jdbc.sql("""
                        insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)
                        values (?, 'launcher', ?, ?, ?, ?)
                        """)
                .params(account.id(), Secrets.hash(token))
                .param(rights.stream().map(Right::word).toArray(String[]::new))
                .params(
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant().plus(TOKEN_HOLDS)))
                .update();
        audit.record(Audit.Entry.of("token made by the launcher", "account", account.id(), account.division())
                .with(Map.of("login", account.login())));
        return token;
    }

    /** The code that the authenticator app of this account shows now. */
    @Transactional(readOnly = true)
    public String code(String who) {
        byte[] secret = find(who).secret();
        if (secret == null) {
            throw new NotFound("second factor of", who);
        }
        return SecondFactor.code(secret, time.instant());
    }

    private Found find(String who) {
        return jdbc.sql("""
                        select id, login, roles, division, case when totp_confirmed_at is not null then totp_secret end as secret
                        from access.account where (login = :who or :who = any (roles)) and state = 'active'
                        order by login = :who desc, id limit 1
                        """)
                .param("who", who.toLowerCase(Locale.ROOT))
                .query((row, number) -> new Found(
                        row.getLong("id"),
                        row.getString("login"),
                        Stream.of((String[]) row.getArray("roles").getArray()).toList(),
                        row.getString("division"),
                        row.getBytes("secret")))
                .optional()
                .orElseThrow(() -> new NotFound("account with the login or role", who));
    }
}
