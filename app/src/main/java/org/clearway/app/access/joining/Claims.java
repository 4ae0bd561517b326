package org.clearway.app.access.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearway.app.access.account.Logins;
import org.clearway.app.access.account.NewPassword;
import org.clearway.app.access.signin.AsSystem;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.access.signin.Throttle;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An enterprise without a code claims its account by its credit code; an officer of its territory who did not prepare
 * the claim decides it, in a session of their own, with a reason when it is no.
 */
@Service
public class Claims {

    private static final int SHORTEST_EVIDENCE = 10;
    private static final int SHORTEST_WHY = 10;

    private final JdbcClient jdbc;
    private final AsSystem system;
    private final Enterprises enterprises;
    private final PasswordHashes passwords;
    private final Throttle throttle;
    private final ClearwayClock clock;
    private final TransactionOperations transactions;
    private final Audit audit;

    Claims(
            JdbcClient jdbc,
            AsSystem system,
            Enterprises enterprises,
            PasswordHashes passwords,
            Throttle throttle,
            ClearwayClock clock,
            TransactionOperations transactions,
            Audit audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.enterprises = enterprises;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * What a claimant fills in.
     *
     * @param evidence what shows that this person speaks for the enterprise
     */
    public record Form(
            String creditCode,
            String login,
            String name,
            String telephone,
            String evidence,
            String password,
            String repeated) {}

    public record Claim(
            long id,
            long enterpriseId,
            String creditCode,
            String nameZh,
            @Nullable String nameEn,
            String division,
            String login,
            String name,
            String telephone,
            String evidence,
            Instant askedAt,
            @Nullable Long preparedBy) {}

    private record Row(
            long id,
            long enterpriseId,
            String division,
            String login,
            String name,
            String telephone,
            String passwordHash,
            String evidence,
            Instant askedAt,
            @Nullable Long preparedBy) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getLong("enterprise_id"),
                    row.getString("division"),
                    row.getString("login"),
                    row.getString("name"),
                    row.getString("telephone"),
                    row.getString("password_hash"),
                    row.getString("evidence"),
                    row.getTimestamp("asked_at").toInstant(),
                    row.getObject("prepared_by", Long.class));
        }
    }

    /** From outside, or typed in by an officer for someone at the counter, who then cannot decide it. */
    public long ask(Form form, String address) {
        throttle.attempt("claims from " + address, address);
        Optional<Enterprise> enterprise =
                inReach(() -> enterprises.byCreditCode(form.creditCode().strip().toUpperCase(Locale.ROOT)));
        Refusal.ifAny(against(form, enterprise));
        throttle.succeeded("claims from " + address);
        String hash = passwords.hash(form.password());
        long preparedBy = Actor.isBound() ? Actor.current().accountId() : 0;
        return inReach(() -> insert(form, enterprise.orElseThrow(), hash, preparedBy));
    }

    /** An officer prepares within the own territory, in the transaction that runs; anybody else asks the platform. */
    private <T> T inReach(Supplier<T> act) {
        return Actor.isBound() && Actor.current().isOfficer()
                ? Objects.requireNonNull(transactions.execute(status -> act.get()))
                : system.call("claim", act);
    }

    private List<Reason> against(Form form, Optional<Enterprise> enterprise) {
        String login = form.login().strip().toLowerCase(Locale.ROOT);
        List<Reason> reasons = new ArrayList<>();
        if (enterprise.isEmpty()) {
            reasons.add(Reason.at("creditCode", "access.credit-code.unknown", form.creditCode()));
        }
        reasons.addAll(Logins.against(login, form.name()));
        if (!form.telephone().matches("[+0-9 ()-]{5,30}")) {
            reasons.add(Reason.at("telephone", "access.telephone", form.telephone()));
        }
        if (form.evidence().strip().length() < SHORTEST_EVIDENCE) {
            reasons.add(Reason.at("evidence", "access.why", SHORTEST_EVIDENCE));
        }
        reasons.addAll(NewPassword.against(form.password(), form.repeated(), login));
        return reasons;
    }

    private long insert(Form form, Enterprise enterprise, String hash, long preparedBy) {
        try {
            long id = jdbc.sql("""
                            insert into access.claim (enterprise_id, division, login, name, telephone, password_hash, evidence, asked_at, prepared_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0)) returning id
                            """)
                    .params(
                            enterprise.id(),
                            enterprise.division(),
                            form.login().strip().toLowerCase(Locale.ROOT))
                    .params(
                            form.name().strip(),
                            form.telephone().strip(),
                            hash,
                            form.evidence().strip())
                    .params(Timestamp.from(clock.instant()), preparedBy)
                    .query(Long.class)
                    .single();
            audit.record(Audit.Entry.of("account claimed", "claim", id, enterprise.division())
                    .about(enterprise.id()));
            return id;
        } catch (DuplicateKeyException e) {
            throw new Refusal(Reason.at("login", "access.claim.twice"));
        }
    }

    /** Open claims of the own territory, oldest first. */
    @Transactional(readOnly = true)
    public List<Claim> open(long after, int limit) {
        Actor.current().require(Right.ACCOUNTS);
        return jdbc.sql("""
                        select id, enterprise_id, division, login, name, telephone, '' as password_hash, evidence, asked_at, prepared_by
                        from access.claim where decided_at is null and id > ? order by id limit ?
                        """).params(after, limit).query(Row::read).list().stream()
                .flatMap(row -> enterprises.byId(row.enterpriseId()).map(one -> claim(row, one)).stream())
                .toList();
    }

    private static Claim claim(Row row, Enterprise one) {
        return new Claim(
                row.id(),
                one.id(),
                one.creditCode(),
                one.nameZh(),
                one.nameEn(),
                row.division(),
                row.login(),
                row.name(),
                row.telephone(),
                row.evidence(),
                row.askedAt(),
                row.preparedBy());
    }

    @Transactional(readOnly = true)
    public long countOpen() {
        return jdbc.sql("select count(*) from access.claim where decided_at is null")
                .query(Long.class)
                .single();
    }

    /**
     * Grants or refuses.
     *
     * @param why needed for a no; the enterprise reads it
     */
    public void decide(long id, boolean granted, String why) {
        Actor actor = Actor.current();
        actor.require(Right.ACCOUNTS);
        system.call("claim", () -> decideLocked(actor, id, granted, why));
    }

    private long decideLocked(Actor actor, long id, boolean granted, String why) {
        Row row = jdbc.sql("""
                        select id, enterprise_id, division, login, name, telephone, password_hash, evidence, asked_at, prepared_by
                        from access.claim where id = ? and decided_at is null for update
                        """)
                .param(id)
                .query(Row::read)
                .optional()
                .filter(found -> actor.range().holds(found.division()))
                .orElseThrow(() -> new NotFound("open claim", id));
        Refusal.ifAny(againstDeciding(actor, row, granted, why));
        jdbc.sql(
                        "update access.claim set decided_at = ?, decided_by = ?, granted = ?, why = ?, password_hash = '' where id = ?")
                .params(Timestamp.from(clock.instant()), actor.accountId(), granted, why.strip(), id)
                .update();
        if (granted) {
            open(actor, row);
        }
        audit.record(Audit.Entry.of(granted ? "claim granted" : "claim refused", "claim", id, row.division())
                .about(row.enterpriseId())
                .because(why)
                .with(Map.of("login", row.login())));
        return id;
    }

    private void open(Actor actor, Row row) {
        Enterprise enterprise = enterprises.byId(row.enterpriseId()).orElseThrow();
        NewEnterpriseAccount.insert(
                jdbc,
                new NewEnterpriseAccount(
                        row.login(), row.name(), row.telephone(), "owner", row.passwordHash(), enterprise, "zh"),
                clock.instant(),
                actor.accountId());
    }

    private static List<Reason> againstDeciding(Actor actor, Row row, boolean granted, String why) {
        List<Reason> reasons = new ArrayList<>();
        if (actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        if (row.preparedBy() != null && row.preparedBy() == actor.accountId()) {
            reasons.add(Reason.of("access.four-eyes"));
        }
        if (!granted && why.strip().length() < SHORTEST_WHY) {
            reasons.add(Reason.at("why", "access.why", SHORTEST_WHY));
        }
        return reasons;
    }
}
