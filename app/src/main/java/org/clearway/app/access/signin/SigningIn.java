package org.clearway.app.access.signin;

import java.sql.Timestamp;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** From a login and a password to a session, and on by the second factor. Whether a login exists is never said. */
@Service
public class SigningIn {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final PasswordHashes passwords;
    private final Throttle throttle;
    private final AsSystem system;
    private final MachineTime time;
    private final Audit audit;
    private final Remembered remembered;

    SigningIn(
            JdbcClient jdbc,
            Sessions sessions,
            PasswordHashes passwords,
            Throttle throttle,
            AsSystem system,
            MachineTime time,
            Audit audit,
            Remembered remembered) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.system = system;
        this.time = time;
        this.audit = audit;
        this.remembered = remembered;
    }

    /** Where a request comes from, for the list of sessions. */
    public record Origin(String address, String agent) {}

    /** A session's cookie, and how the person wants to read. */
    public record Opened(String cookie, long accountId, Factor factor, boolean officer, Taste taste) {}

    public record Taste(String language, String theme, boolean keysOn) {}

    private record Found(AccountRow account, @Nullable String hash, Taste taste) {}

    public Opened signIn(String login, String password, Origin origin) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        throttle.attempt(name, origin.address());
        @Nullable Found found = system.call("sign-in", () -> find(name));
        if (!passwords.matches(password, found == null ? null : found.hash()) || found == null) {
            refused(found, origin);
            throw new Refusal(Reason.of("access.sign-in.wrong"));
        }
        throttle.succeeded(name);
        return open(found, origin);
    }

    /** Lets in whom a code or an approval has just made an account for. */
    public Opened openFor(String login, Origin origin) {
        Found found = system.call("sign-in", () -> find(login));
        if (found == null) {
            throw new IllegalStateException("There is no open account " + login);
        }
        return open(found, origin);
    }

    private Opened open(Found found, Origin origin) {
        AccountRow account = found.account();
        String cookie = Secrets.cookie();
        Factor factor = account.factor(false);
        system.as(person(account), () -> {
            sessions.open(Secrets.hash(cookie), account.id(), false, origin.address(), origin.agent());
            record("signed in", account, origin);
            return true;
        });
        return new Opened(cookie, account.id(), factor, account.kind().equals("officer"), found.taste());
    }

    private void refused(@Nullable Found found, Origin origin) {
        if (found != null) {
            system.as(person(found.account()), () -> {
                record("sign-in refused", found.account(), origin);
                return true;
            });
        }
    }

    /** Takes the code and returns the cookie under which the session goes on. */
    public String showCode(SignedIn half, String code, Origin origin) {
        Actor actor = half.actor();
        throttle.attempt("code of " + actor.accountId(), origin.address());
        String next = Secrets.cookie();
        boolean right = system.as(actor, () -> {
            if (!spend(actor.accountId(), code)) {
                audit.record(Audit.Entry.of("code refused", "account", actor.accountId(), actor.division())
                        .with(Map.of("address", origin.address())));
                return false;
            }
            sessions.complete(half.credential(), Secrets.hash(next));
            return true;
        });
        if (!right) {
            throw new Refusal(Reason.at("code", "access.code.wrong"));
        }
        throttle.succeeded("code of " + actor.accountId());
        remembered.forget(actor.accountId());
        return next;
    }

    /** Takes a code once: the row's last step only grows, so that two at once cannot both be the first. */
    private boolean spend(long account, String code) {
        @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
        record Secret(byte[] secret, long lastStep) {}
        Secret kept = jdbc.sql(
                        "select totp_secret, totp_last_step from access.account where id = ? and totp_confirmed_at is not null for update")
                .param(account)
                .query((row, number) -> new Secret(row.getBytes(1), row.getLong(2)))
                .single();
        OptionalLong step = SecondFactor.step(kept.secret(), code, time.instant(), kept.lastStep());
        step.ifPresent(value -> jdbc.sql("update access.account set totp_last_step = ? where id = ?")
                .params(value, account)
                .update());
        return step.isPresent();
    }

    private @Nullable Found find(String login) {
        return jdbc.sql("select " + AccountRow.COLUMNS + ", a.password_hash, a.language, a.theme, a.keys_on"
                        + " from access.account a where a.login = ? and a.state = 'active'")
                .param(login)
                .query((row, number) -> new Found(
                        AccountRow.read(row, number),
                        row.getString("password_hash"),
                        new Taste(row.getString("language"), row.getString("theme"), row.getBoolean("keys_on"))))
                .optional()
                .orElse(null);
    }

    private static Actor person(AccountRow account) {
        return account.actor(account.rights(), account.enterprises(), Actor.Via.SESSION);
    }

    private void record(String act, AccountRow account, Origin origin) {
        audit.record(Audit.Entry.of(act, "account", account.id(), account.division())
                .with(Map.of(
                        "address",
                        origin.address(),
                        "at",
                        Timestamp.from(time.instant()).toInstant().toString())));
    }
}
