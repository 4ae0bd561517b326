package org.clearway.app.access.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearway.app.access.signin.Remembered;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys for programs: some of the own rights, never to approve, and never for longer than a year. */
@Service
public class ApiTokens {

    public static final int LONGEST_DAYS = 365;

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final Remembered remembered;
    private final Audit audit;

    ApiTokens(JdbcClient jdbc, ClearwayClock clock, Remembered remembered, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.remembered = remembered;
        this.audit = audit;
    }

    /**
     * A token as its owner sees it later.
     *
     * @param revokedAt null while it holds
     */
    public record ApiToken(
            long id,
            String name,
            List<String> rights,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {

        public boolean holds(Instant now) {
            return revokedAt == null && expiresAt.isAfter(now);
        }
    }

    /**
     * A token just made.
     *
     * @param token shown once; only its hash is kept
     */
    public record Made(long id, String token, Instant expiresAt) {}

    /** What a token of this account may get. */
    public static Set<Right> offered(Actor actor) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        rights.addAll(actor.rights());
        rights.remove(Right.APPROVE);
        return rights;
    }

    @Transactional
    public Made make(String name, Set<Right> rights, int days) {
        Actor actor = Actor.current();
        Refusal.ifAny(against(actor, name, rights, days));
        String token = Secrets.token();
        Instant expires = clock.instant().plus(Duration.ofDays(days));
        long id = jdbc.sql("""
                        insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(actor.accountId(), name.strip(), Secrets.hash(token))
                .param(rights.stream().map(Right::word).toArray(String[]::new))
                .params(Timestamp.from(clock.instant()), Timestamp.from(expires))
                .query(Long.class)
                .single();
        audit.record(Audit.Entry.of("token made", "token", id, actor.division())
                .with(Map.of(
                        "name", name, "rights", rights.stream().map(Right::word).toList(), "days", days)));
        return new Made(id, token, expires);
    }

    private List<Reason> against(Actor actor, String name, Set<Right> rights, int days) {
        List<Reason> reasons = new ArrayList<>();
        if (actor.via() != Actor.Via.SESSION) {
            reasons.add(Reason.of("access.session-only"));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            reasons.add(Reason.at("tokenName", "access.name", LONGEST_NAME));
        }
        if (rights.contains(Right.APPROVE)) {
            reasons.add(Reason.at("rights", "access.token.approve"));
        }
        if (rights.isEmpty() || !actor.rights().containsAll(rights)) {
            reasons.add(Reason.at("rights", "access.token.rights"));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            reasons.add(Reason.at("days", "access.token.days", LONGEST_DAYS));
        }
        if (mine().stream().filter(token -> token.holds(clock.instant())).count() >= MOST) {
            reasons.add(Reason.of("access.token.many", MOST));
        }
        return reasons;
    }

    @Transactional(readOnly = true)
    public List<ApiToken> mine() {
        return jdbc.sql("""
                        select id, name, rights, created_at, expires_at, revoked_at, used_at from access.api_token
                        where account_id = ? order by created_at desc, id desc limit 200
                        """)
                .param(Actor.current().accountId())
                .query((row, number) -> new ApiToken(
                        row.getLong("id"),
                        row.getString("name"),
                        Stream.of((String[]) row.getArray("rights").getArray()).toList(),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        instant(row.getTimestamp("revoked_at")),
                        instant(row.getTimestamp("used_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }

    @Transactional
    public void revoke(long id) {
        Actor actor = Actor.current();
        int changed = jdbc.sql(
                        "update access.api_token set revoked_at = ? where id = ? and account_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), id, actor.accountId())
                .update();
        if (changed == 0) {
            throw new NotFound("token", id);
        }
        audit.record(Audit.Entry.of("token revoked", "token", id, actor.division()));
        remembered.forget(actor.accountId());
    }
}
