package org.clearway.app.access.joining;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearway.app.access.account.Logins;
import org.clearway.app.access.account.NewPassword;
import org.clearway.app.access.signin.AsSystem;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.access.signin.Sessions;
import org.clearway.app.access.signin.Throttle;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a code on paper opens: a first account for an enterprise, or a new password for an account there is. */
@Service
public class Joining {

    private static final byte[] NO_SESSION = new byte[0];

    private final JdbcClient jdbc;
    private final AsSystem system;
    private final Enterprises enterprises;
    private final PasswordHashes passwords;
    private final Sessions sessions;
    private final Throttle throttle;
    private final ClearwayClock clock;
    private final Remembered remembered;
    private final Audit audit;

    Joining(
            JdbcClient jdbc,
            AsSystem system,
            Enterprises enterprises,
            PasswordHashes passwords,
            Sessions sessions,
            Throttle throttle,
            ClearwayClock clock,
            Remembered remembered,
            Audit audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.enterprises = enterprises;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.clock = clock;
        this.remembered = remembered;
        this.audit = audit;
    }

    /** What a code is good for. */
    public sealed interface Opens {

        record NewAccount(long invitation, Enterprise enterprise, String role) implements Opens {}

        record NewPasswordFor(long resetCode, long account, String login, String division) implements Opens {}
    }

    public record Form(
            String code,
            String login,
            String name,
            String telephone,
            String password,
            String repeated,
            String language) {}

    /** Looks without using it up; guessing is slowed by address. */
    public Opens look(String code, String address) {
        throttle.attempt("codes from " + address, address);
        Opens opens = system.call("code", () -> find(Secrets.hashOfCode(code)))
                .orElseThrow(() -> new Refusal(Reason.at("code", "access.join.code")));
        throttle.succeeded("codes from " + address);
        return opens;
    }

    private Optional<Opens> find(byte[] hash) {
        Timestamp now = Timestamp.from(clock.instant());
        record Row(long id, long enterprise, String role) {}
        Optional<Opens> invited = jdbc.sql("""
                        select id, enterprise_id as enterprise, role from access.invitation
                        where code_hash = ? and used_at is null and withdrawn_at is null and expires_at > ? for update
                        """)
                .params(hash, now)
                .query(Row.class)
                .optional()
                .flatMap(row -> enterprises
                        .byId(row.enterprise())
                        .map(enterprise -> new Opens.NewAccount(row.id(), enterprise, row.role())));
        return invited.isPresent() ? invited : reset(hash, now);
    }

    private Optional<Opens> reset(byte[] hash, Timestamp now) {
        return jdbc.sql("""
                        select r.id as reset_code, a.id as account, a.login, a.division
                        from access.reset_code r join access.account a on a.id = r.account_id and a.state = 'active'
                        where r.code_hash = ? and r.used_at is null and r.expires_at > ? for update of r
                        """)
                .params(hash, now)
                .query(Opens.NewPasswordFor.class)
                .optional()
                .map(Opens.class::cast);
    }

    /** Uses the code up and returns the login of the account that can come in now. */
    public String use(Form form, String address) {
        Opens seen = look(form.code(), address);
        String login = seen instanceof Opens.NewPasswordFor reset
                ? reset.login()
                : form.login().strip().toLowerCase(Locale.ROOT);
        List<Reason> reasons = new ArrayList<>(NewPassword.against(form.password(), form.repeated(), login));
        if (seen instanceof Opens.NewAccount) {
            reasons.addAll(Logins.against(login, form.name()));
        }
        Refusal.ifAny(reasons);
        String hash = passwords.hash(form.password());
        return system.call("code", () -> {
            // Looked for again under a lock: of two who type the same code at once, one is in and one is told.
            Opens opens = find(Secrets.hashOfCode(form.code()))
                    .orElseThrow(() -> new Refusal(Reason.at("code", "access.join.code")));
            switch (opens) {
                case Opens.NewAccount fresh -> open(fresh, form, login, hash);
                case Opens.NewPasswordFor reset -> renew(reset, hash);
            }
            return login;
        });
    }

    private void open(Opens.NewAccount fresh, Form form, String login, String hash) {
        Enterprise enterprise = fresh.enterprise();
        long id = NewEnterpriseAccount.insert(
                jdbc,
                new NewEnterpriseAccount(
                        login, form.name(), form.telephone(), fresh.role(), hash, enterprise, form.language()),
                clock.instant(),
                0);
        jdbc.sql("update access.invitation set used_at = ?, used_by = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id, fresh.invitation())
                .update();
        audit.record(Audit.Entry.of("joined by code", "account", id, enterprise.division())
                .about(enterprise.id()));
    }

    /** The second factor goes too: whoever lost the telephone as well asks for the same code. */
    private void renew(Opens.NewPasswordFor reset, String hash) {
        jdbc.sql("""
                        update access.account set password_hash = ?, totp_secret = null, totp_confirmed_at = null, totp_last_step = 0
                        where id = ?
                        """).params(hash, reset.account()).update();
        jdbc.sql("update access.reset_code set used_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), reset.resetCode())
                .update();
        sessions.endOthers(reset.account(), NO_SESSION);
        audit.record(Audit.Entry.of("password set by code", "account", reset.account(), reset.division()));
        remembered.forget(reset.account());
    }
}
