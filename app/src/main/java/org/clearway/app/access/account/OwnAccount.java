package org.clearway.app.access.account;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.access.signin.AsSystem;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.Sessions;
import org.clearway.app.access.signin.SignedIn;
import org.clearway.app.access.signin.Throttle;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people change of themselves. */
@Service
public class OwnAccount {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final AsSystem system;
    private final PasswordHashes passwords;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Remembered remembered;
    private final Audit audit;

    OwnAccount(
            JdbcClient jdbc,
            AsSystem system,
            PasswordHashes passwords,
            Sessions sessions,
            Throttle throttle,
            Remembered remembered,
            Audit audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.remembered = remembered;
        this.audit = audit;
    }

    public record Profile(
            String login,
            String name,
            @Nullable String telephone,
            @Nullable String mail,
            String language,
            String theme,
            boolean keysOn) {}

    @Transactional(readOnly = true)
    public Profile profile() {
        return jdbc.sql(
                        "select login, name, telephone, mail, language, theme, keys_on from access.account where id = ?")
                .param(Actor.current().accountId())
                .query(Profile.class)
                .single();
    }

    @Transactional
    public void change(Profile wanted) {
        Refusal.ifAny(against(wanted));
        Actor actor = Actor.current();
        jdbc.sql("""
                        update access.account set name = ?, telephone = ?, mail = ?, language = ?, theme = ?, keys_on = ? where id = ?
                        """)
                .param(wanted.name().strip())
                .param(wanted.telephone())
                .param(wanted.mail())
                .params(wanted.language(), wanted.theme())
                .params(wanted.keysOn(), actor.accountId())
                .update();
        audit.record(Audit.Entry.of("account changed by its owner", "account", actor.accountId(), actor.division()));
        remembered.forget(actor.accountId());
    }

    private static List<Reason> against(Profile wanted) {
        List<Reason> reasons = new ArrayList<>();
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST_NAME) {
            reasons.add(Reason.at("name", "access.name", LONGEST_NAME));
        }
        if (wanted.telephone() != null && !wanted.telephone().matches("[+0-9 ()-]{5,30}")) {
            reasons.add(Reason.at("telephone", "access.telephone", wanted.telephone()));
        }
        if (wanted.mail() != null && !wanted.mail().matches("[^@\\s]{1,64}@[^@\\s]{1,120}\\.[^@\\s]{2,20}")) {
            reasons.add(Reason.at("mail", "access.mail", wanted.mail()));
        }
        if (!List.of("en", "zh").contains(wanted.language())) {
            reasons.add(Reason.at("language", "access.language"));
        }
        if (!List.of("auto", "light", "dark").contains(wanted.theme())) {
            reasons.add(Reason.at("theme", "access.theme"));
        }
        return reasons;
    }

    /** Every other session ends: whoever knew the old password is out. */
    public void changePassword(SignedIn who, String old, String wanted, String repeated, String address) {
        Actor actor = who.actor();
        throttle.attempt(actor.login(), address);
        String hash = system.as(
                actor,
                () -> jdbc.sql("select password_hash from access.account where id = ?")
                        .param(actor.accountId())
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .single());
        List<Reason> reasons = new ArrayList<>();
        if (!passwords.matches(old, hash)) {
            reasons.add(Reason.at("old", "access.password.old"));
        }
        reasons.addAll(NewPassword.against(wanted, repeated, actor.login()));
        Refusal.ifAny(reasons);
        throttle.succeeded(actor.login());
        String next = passwords.hash(wanted);
        system.as(actor, () -> {
            jdbc.sql("update access.account set password_hash = ? where id = ?")
                    .params(next, actor.accountId())
                    .update();
            sessions.endOthers(actor.accountId(), who.credential());
            audit.record(Audit.Entry.of("password changed", "account", actor.accountId(), actor.division()));
            return true;
        });
        remembered.forget(actor.accountId());
    }

    public List<Sessions.Open> sessions(SignedIn who) {
        return sessions.openOf(who.actor().accountId(), who.credential());
    }

    @Transactional
    public void endSession(byte[] id) {
        Actor actor = Actor.current();
        if (sessions.end(id) == 1) {
            audit.record(Audit.Entry.of("session ended", "account", actor.accountId(), actor.division()));
            remembered.forget(actor.accountId());
        }
    }
}
