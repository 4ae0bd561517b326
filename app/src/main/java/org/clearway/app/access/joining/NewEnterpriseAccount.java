package org.clearway.app.access.joining;

import java.sql.Timestamp;
import java.time.Instant;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account of an enterprise, with the enterprise it speaks for. */
record NewEnterpriseAccount(
        String login,
        String name,
        String telephone,
        String role,
        String passwordHash,
        Enterprise enterprise,
        String language) {

    static long insert(JdbcClient jdbc, NewEnterpriseAccount wanted, Instant now, long by) {
        Enterprise enterprise = wanted.enterprise();
        String telephone =
                wanted.telephone().isBlank() ? null : wanted.telephone().strip();
        long id = jdbc.sql("""
                        insert into access.account (login, name, telephone, kind, roles, division, password_hash, language,
                            created_at, created_by)
                        values (?, ?, ?, 'enterprise', ?, ?, ?, ?, ?, ?) on conflict (login) do nothing returning id
                        """)
                .params(wanted.login(), wanted.name().strip())
                .param(telephone)
                .param(new String[] {wanted.role()})
                .params(enterprise.division(), wanted.passwordHash(), wanted.language(), Timestamp.from(now), by)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal(Reason.at("login", "access.login.taken", wanted.login())));
        jdbc.sql("""
                        insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, enterprise.id(), enterprise.division(), Timestamp.from(now), by)
                .update();
        return id;
    }
}
