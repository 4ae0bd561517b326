package org.clearway.app.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is signed in where. Ages go by the machine's time. */
@Repository
public class Sessions {

    private static final int AGENT_LENGTH = 200;

    private final JdbcClient jdbc;
    private final MachineTime time;
    private final Duration idle;
    private final Duration longest;

    Sessions(
            JdbcClient jdbc,
            MachineTime time,
            @Value("${clearway.session.idle:8h}") Duration idle,
            @Value("${clearway.session.longest:24h}") Duration longest) {
        this.jdbc = jdbc;
        this.time = time;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * A session that holds.
     *
     * @param secondAt when both factors were shown
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a hash or secret, never compared as a record
    record Row(
            byte[] id,
            long accountId,
            @Nullable Instant secondAt,
            @Nullable Long actingFor,
            Instant seenAt) {

        static Row read(ResultSet row, int number) throws SQLException {
            Timestamp second = row.getTimestamp("second_at");
            return new Row(
                    row.getBytes("id"),
                    row.getLong("account_id"),
                    second == null ? null : second.toInstant(),
                    row.getObject("acting_for", Long.class),
                    row.getTimestamp("seen_at").toInstant());
        }
    }

    /** What a person sees of their own sessions. */
    public record Open(String id, Instant createdAt, Instant seenAt, String address, String agent, boolean current) {}

    @Transactional
    public void open(byte[] id, long account, boolean second, String address, String agent) {
        Timestamp now = Timestamp.from(time.instant());
        jdbc.sql("""
                        insert into access.session (id, account_id, created_at, seen_at, expires_at, second_at, address, agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, account, now, now, Timestamp.from(now.toInstant().plus(longest)))
                .param(second ? now : null)
                .params(address, agent.substring(0, Math.min(agent.length(), AGENT_LENGTH)))
                .update();
    }

    @Transactional(readOnly = true)
    Optional<Row> find(byte[] id) {
        Instant now = time.instant();
        return jdbc.sql("""
                        select id, account_id, second_at, acting_for, seen_at from access.session
                        where id = ? and ended_at is null and expires_at > ? and seen_at > ?
                        """)
                .params(id, Timestamp.from(now), Timestamp.from(now.minus(idle)))
                .query(Row::read)
                .optional();
    }

    /** Whose cookie this is or was; for what was typed when the session ended. */
    @Transactional(readOnly = true)
    public Optional<Long> ownerOf(byte[] id) {
        return jdbc.sql("select account_id from access.session where id = ?")
                .param(id)
                .query(Long.class)
                .optional();
    }

    @Transactional
    public void seen(byte[] id) {
        jdbc.sql("update access.session set seen_at = ? where id = ?")
                .params(Timestamp.from(time.instant()), id)
                .update();
    }

    /** After the second factor a session goes on under another cookie. */
    @Transactional
    public void complete(byte[] id, byte[] next) {
        jdbc.sql("update access.session set id = ?, second_at = ? where id = ?")
                .params(next, Timestamp.from(time.instant()), id)
                .update();
    }

    @Transactional
    public void actFor(byte[] id, @Nullable Long principal) {
        jdbc.sql("update access.session set acting_for = ? where id = ?")
                .param(principal)
                .param(id)
                .update();
    }

    @Transactional(readOnly = true)
    public List<Open> openOf(long account, byte[] current) {
        Instant now = time.instant();
        return jdbc.sql("""
                        select encode(id, 'hex') as id, created_at, seen_at, address, agent, id = ? as current
                        from access.session
                        where account_id = ? and ended_at is null and expires_at > ? and seen_at > ?
                        order by seen_at desc limit 100
                        """)
                .params(current, account, Timestamp.from(now), Timestamp.from(now.minus(idle)))
                .query((row, number) -> new Open(
                        row.getString("id"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getString("address"),
                        row.getString("agent"),
                        row.getBoolean("current")))
                .list();
    }

    @Transactional
    public int end(byte[] id) {
        return jdbc.sql("update access.session set ended_at = ? where id = ? and account_id = ? and ended_at is null")
                .params(Timestamp.from(time.instant()), id, Actor.current().accountId())
                .update();
    }

    /** All of an account but one: after a new password. */
    @Transactional
    public void endOthers(long account, byte[] but) {
        jdbc.sql("update access.session set ended_at = ? where account_id = ? and id <> ? and ended_at is null")
                .params(Timestamp.from(time.instant()), account, but)
                .update();
    }
}
