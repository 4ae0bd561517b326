package org.clearway.app.access.account;

import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.clearway.app.access.signin.AsSystem;
import org.clearway.app.access.signin.Factor;
import org.clearway.app.access.signin.MachineTime;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.SecondFactor;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.access.signin.Sessions;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.access.signin.Throttle;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Setting up the authenticator app. A secret counts only after a code of it was shown; one that counts is never
 * replaced here, for then half a sign-in could replace it.
 */
@Service
public class Enrolment {

    private final JdbcClient jdbc;
    private final AsSystem system;
    private final MachineTime time;
    private final Sessions sessions;
    private final Remembered remembered;
    private final Throttle throttle;
    private final Audit audit;

    Enrolment(
            JdbcClient jdbc,
            AsSystem system,
            MachineTime time,
            Sessions sessions,
            Remembered remembered,
            Throttle throttle,
            Audit audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.time = time;
        this.sessions = sessions;
        this.remembered = remembered;
        this.throttle = throttle;
        this.audit = audit;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    private record Kept(byte @Nullable [] secret, boolean confirmed) {}

    public boolean isDone(SignedIn who) {
        return system.as(who.actor(), () -> kept(who).confirmed());
    }

    /** The secret that waits for its first code; made when there is none. */
    public byte[] secret(SignedIn who) {
        return system.as(who.actor(), () -> {
            Kept kept = kept(who);
            if (kept.confirmed()) {
                throw new Refusal(Reason.of("access.factor.done"));
            }
            if (kept.secret() != null) {
                return kept.secret();
            }
            byte[] secret = SecondFactor.newSecret();
            jdbc.sql("update access.account set totp_secret = ? where id = ?")
                    .params(secret, who.actor().accountId())
                    .update();
            return secret;
        });
    }

    /** Returns the cookie under which the session goes on, with both factors shown. */
    public String confirm(SignedIn who, String code) {
        String next = Secrets.cookie();
        system.as(who.actor(), () -> {
            Kept kept = kept(who);
            OptionalLong step = kept.secret() == null || kept.confirmed()
                    ? OptionalLong.empty()
                    : SecondFactor.step(kept.secret(), code, time.instant(), 0);
            if (step.isEmpty()) {
                throw new Refusal(Reason.at("code", "access.code.wrong"));
            }
            jdbc.sql("update access.account set totp_confirmed_at = ?, totp_last_step = ? where id = ?")
                    .params(
                            Timestamp.from(time.instant()),
                            step.getAsLong(),
                            who.actor().accountId())
                    .update();
            sessions.complete(who.credential(), Secrets.hash(next));
            return record("second factor set up", who);
        });
        remembered.forget(who.actor().accountId());
        return next;
    }

    /** A new telephone: the old secret goes after one more code of it, then a new one is set up. */
    public void begin(SignedIn who, String code, String address) {
        if (who.factor() != Factor.FULL) {
            throw new Refusal(Reason.of("access.api.refused"));
        }
        throttle.attempt("code of " + who.actor().accountId(), address);
        system.as(who.actor(), () -> {
            Kept kept = kept(who);
            if (kept.secret() == null
                    || SecondFactor.step(kept.secret(), code, time.instant(), lastStep(who))
                            .isEmpty()) {
                throw new Refusal(Reason.at("code", "access.code.wrong"));
            }
            jdbc.sql(
                            "update access.account set totp_secret = null, totp_confirmed_at = null, totp_last_step = 0 where id = ?")
                    .param(who.actor().accountId())
                    .update();
            jdbc.sql("update access.session set second_at = null where account_id = ?")
                    .param(who.actor().accountId())
                    .update();
            return record("second factor removed", who);
        });
        remembered.forget(who.actor().accountId());
    }

    private Kept kept(SignedIn who) {
        return jdbc.sql(
                        "select encode(totp_secret, 'hex'), totp_confirmed_at is not null from access.account where id = ? for update")
                .param(who.actor().accountId())
                .query((row, number) -> new Kept(
                        row.getString(1) == null ? null : HexFormat.of().parseHex(row.getString(1)), row.getBoolean(2)))
                .single();
    }

    private long lastStep(SignedIn who) {
        return jdbc.sql("select totp_last_step from access.account where id = ?")
                .param(who.actor().accountId())
                .query(Long.class)
                .single();
    }

    private boolean record(String act, SignedIn who) {
        audit.record(Audit.Entry.of(
                act, "account", who.actor().accountId(), who.actor().division()));
        return true;
    }
}
