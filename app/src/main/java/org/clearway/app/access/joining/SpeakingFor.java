package org.clearway.app.access.joining;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.access.account.AccountList;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which enterprises an account speaks for: one, or the many of a group. */
@Service
public class SpeakingFor {

    private final JdbcClient jdbc;
    private final AccountList accounts;
    private final ClearwayClock clock;
    private final Remembered remembered;
    private final Audit audit;

    SpeakingFor(JdbcClient jdbc, AccountList accounts, ClearwayClock clock, Remembered remembered, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.remembered = remembered;
        this.audit = audit;
    }

    @Transactional
    public void add(long account, List<Enterprise> enterprises) {
        AccountList.Row row = check(account);
        if (enterprises.isEmpty()) {
            throw new Refusal(Reason.at("enterprises", "access.invite.none"));
        }
        jdbc.sql("""
                        insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
                        select :account, id, division, :now, :by from unnest(:ids::bigint[], :divisions::text[]) as t (id, division)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Actor.current().accountId())
                .param("ids", enterprises.stream().map(Enterprise::id).toArray(Long[]::new))
                .param(
                        "divisions",
                        enterprises.stream().map(Enterprise::division).toArray(String[]::new))
                .update();
        audit.record(Audit.Entry.of("account speaks for more", "account", account, row.division())
                .with(Map.of(
                        "enterprises",
                        enterprises.stream().map(Enterprise::creditCode).toList())));
        remembered.forget(account);
    }

    @Transactional
    public void remove(long account, long enterprise) {
        AccountList.Row row = check(account);
        int changed = jdbc.sql("delete from access.account_enterprise where account_id = ? and enterprise_id = ?")
                .params(account, enterprise)
                .update();
        if (changed == 0) {
            throw new NotFound("enterprise of the account", enterprise);
        }
        audit.record(Audit.Entry.of("account speaks for less", "account", account, row.division())
                .about(enterprise));
        remembered.forget(account);
    }

    private AccountList.Row check(long account) {
        Actor.current().require(Right.ACCOUNTS);
        AccountList.Row row = accounts.byId(account);
        List<Reason> reasons = new ArrayList<>();
        if (!row.kind().equals("enterprise")) {
            reasons.add(Reason.of("access.speaks.officer"));
        }
        if (Actor.current().via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        Refusal.ifAny(reasons);
        return row;
    }
}
